import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { ChangeStatusService } from './change-status.service.js';
import { ManageFlaggersService } from './manage-flaggers.service.js';
import { AddTrustedFlaggerDto, ChangeTrustedFlaggerDto, EnterStatusDto } from './trusted-flagger.dto.js';
import { flaggerEventVoided, flaggerStatusConflict } from './trusted-flagger.problems.js';
import {
  StatusHistoryResponse,
  toStatusHistoryResponse,
  toTrustedFlaggerResponse,
  TrustedFlaggerPageResponse,
  TrustedFlaggerResponse,
} from './trusted-flagger.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000005' };

@ApiTags('Trusted flaggers')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/trusted-flaggers')
export class TrustedFlaggersController {
  constructor(
    private readonly manageFlaggers: ManageFlaggersService,
    private readonly changeStatus: ChangeStatusService,
  ) {}

  @Post()
  @Requires('trusted-flagger:manage')
  @ApiOperation({
    summary: 'Register a trusted flagger (Art. 22)',
    description:
      'Make a key of the role trusted-flagger for them with POST …/keys: nobody claims the status without it.',
  })
  @ApiCreatedResponse({ type: TrustedFlaggerResponse })
  async add(@PlatformId() platformId: string, @Body() dto: AddTrustedFlaggerDto): Promise<TrustedFlaggerResponse> {
    return toTrustedFlaggerResponse(
      await this.manageFlaggers.add(platformId, {
        name: dto.name,
        awardedBy: dto.awardedBy,
        coordinatorMemberState: dto.coordinatorMemberState ?? null,
        coordinatorEmail: dto.coordinatorEmail ?? null,
        coordinatorUrl: dto.coordinatorUrl ?? null,
        awardReference: dto.awardReference ?? null,
        categories: dto.categories,
        validFrom: dto.validFrom,
        validTo: dto.validTo ?? null,
      }),
    );
  }

  @Get()
  @Requires('trusted-flagger:read')
  @ApiOperation({ summary: 'List the trusted flaggers, former ones too, in the order of registering' })
  @ApiOkResponse({ type: TrustedFlaggerPageResponse })
  async list(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<TrustedFlaggerPageResponse> {
    const { items, next } = await this.manageFlaggers.list(platformId, page);
    return { items: items.map(toTrustedFlaggerResponse), next };
  }

  @Get(':id')
  @Requires('trusted-flagger:read')
  @ApiOperation({ summary: 'Show a trusted flagger as it is now' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: TrustedFlaggerResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<TrustedFlaggerResponse> {
    return toTrustedFlaggerResponse(await this.manageFlaggers.show(platformId, id));
  }

  @Patch(':id')
  @Requires('trusted-flagger:manage')
  @ApiOperation({
    summary: 'Change the Coordinator’s address, area or end of the status, or suspend it from now on',
    description: 'Notices received before keep the status that they came with.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: TrustedFlaggerResponse })
  @Problems(flaggerStatusConflict)
  async change(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { suspended, ...changed }: ChangeTrustedFlaggerDto,
  ): Promise<TrustedFlaggerResponse> {
    return toTrustedFlaggerResponse(
      await this.manageFlaggers.change(platformId, id, { ...changed, isSuspended: suspended }),
    );
  }

  @Get(':id/status')
  @Requires('trusted-flagger:read')
  @ApiOperation({ summary: 'Show the history of the status (Art. 22(2), (6))' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: StatusHistoryResponse })
  async history(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<StatusHistoryResponse> {
    return toStatusHistoryResponse(await this.manageFlaggers.show(platformId, id));
  }

  @Post(':id/status')
  @Requires('trusted-flagger:manage')
  @ApiOperation({
    summary: 'Enter what the Coordinator did: of the past, or to come',
    description:
      'Awarded again, area changed, suspended, reinstated, ended, from a day or an instant on. Notices received before keep ' +
      'the status that they came with; letters entered later go by it.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: StatusHistoryResponse })
  @Problems(flaggerStatusConflict)
  async enter(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() dto: EnterStatusDto,
  ): Promise<StatusHistoryResponse> {
    await this.changeStatus.enter(platformId, id, dto);
    return this.history(platformId, id);
  }

  @Post(':id/status/:event/void')
  @HttpCode(200)
  @Requires('trusted-flagger:manage')
  @ApiOperation({ summary: 'Take back an event that was entered by mistake, or that is not to come any more' })
  @ApiParam(idParam)
  @ApiParam({ name: 'event', example: '0192f1a0-5c3e-7000-8000-000000000006' })
  @ApiOkResponse({ type: StatusHistoryResponse })
  @Problems(flaggerStatusConflict, flaggerEventVoided)
  async void(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Param('event', IdPipe) eventId: string,
  ): Promise<StatusHistoryResponse> {
    await this.changeStatus.void(platformId, id, eventId);
    return this.history(platformId, id);
  }
}
