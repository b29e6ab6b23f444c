import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { EndSuspensionService } from './end-suspension.service.js';
import { EndSuspensionDto, SuspendProcessingDto, SuspensionsQuery, WarnPartyDto } from './misuse.dto.js';
import {
  alreadySuspended,
  alreadyWarned,
  partyUnreachable,
  suspensionOver,
  trustedFlaggerNotSuspended,
} from './misuse.problems.js';
import {
  MisuseWarningResponse,
  SuspensionPageResponse,
  SuspensionResponse,
  toSuspensionResponse,
  toWarningResponse,
} from './misuse.response.js';
import { ShowMisuseService } from './show-misuse.service.js';
import { SuspendProcessingService } from './suspend-processing.service.js';
import { WarnPartyService } from './warn-party.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Misuse')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/misuse')
export class SuspensionsController {
  constructor(
    private readonly warnParty: WarnPartyService,
    private readonly suspendProcessing: SuspendProcessingService,
    private readonly endSuspension: EndSuspensionService,
    private readonly showMisuse: ShowMisuseService,
  ) {}

  @Post('warnings')
  @Requires('misuse:warn')
  @ApiOperation({
    summary: 'Warn a party (Art. 23(1), (2))',
    description: 'Sent at once, with the numbers. No suspension without a warning that arrived and was not heeded.',
  })
  @ApiCreatedResponse({ type: MisuseWarningResponse })
  @Problems(alreadyWarned, partyUnreachable, trustedFlaggerNotSuspended)
  async warn(
    @CurrentStaff() by: StaffCaller,
    @PlatformId() platformId: string,
    @Body() dto: WarnPartyDto,
  ): Promise<MisuseWarningResponse> {
    const id = await this.warnParty.warn(platformId, by.staffId, dto);
    return toWarningResponse(await this.showMisuse.warning(by, platformId, id));
  }

  @Get('warnings/:id')
  @Requires('misuse:read')
  @ApiOperation({ summary: 'Show a warning' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: MisuseWarningResponse })
  async showWarning(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<MisuseWarningResponse> {
    return toWarningResponse(await this.showMisuse.warning(caller, platformId, id));
  }

  @Post('suspensions')
  @Requires('misuse:suspend')
  @ApiOperation({
    summary: 'Suspend the processing of a party’s notices or complaints for a time (Art. 23(2))',
    description:
      'What is sent meanwhile is received, confirmed and counted; it is processed at once where a life or a child is at stake, else afterwards. The service to a recipient is suspended by a decision about the account, with `misuse`.',
  })
  @ApiCreatedResponse({ type: SuspensionResponse })
  @Problems(alreadySuspended, partyUnreachable, trustedFlaggerNotSuspended)
  async suspend(
    @CurrentStaff() by: StaffCaller,
    @PlatformId() platformId: string,
    @Body() dto: SuspendProcessingDto,
  ): Promise<SuspensionResponse> {
    const id = await this.suspendProcessing.suspend(platformId, by.staffId, dto);
    return toSuspensionResponse(await this.showMisuse.suspension(by, platformId, id));
  }

  @Get('suspensions')
  @Requires('misuse:read')
  @ApiOperation({ summary: 'List the suspensions, newest first' })
  @ApiOkResponse({ type: SuspensionPageResponse })
  async list(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Query() query: SuspensionsQuery,
  ): Promise<SuspensionPageResponse> {
    const { items, next } = await this.showMisuse.listSuspensions(caller, platformId, query);
    return { items: items.map(toSuspensionResponse), next };
  }

  @Get('suspensions/:id')
  @Requires('misuse:read')
  @ApiOperation({ summary: 'Show a suspension with the four factors as they were weighed' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SuspensionResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<SuspensionResponse> {
    return toSuspensionResponse(await this.showMisuse.suspension(caller, platformId, id));
  }

  @Post('suspensions/:id/end')
  @Requires('misuse:suspend')
  @ApiOperation({
    summary: 'End a suspension of processing before its time',
    description: 'The party is told, and what waited is taken up. That of the service ends with its decision.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: SuspensionResponse })
  @Problems(suspensionOver, partyUnreachable)
  async end(
    @CurrentStaff() by: StaffCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: EndSuspensionDto,
  ): Promise<SuspensionResponse> {
    await this.endSuspension.lift(platformId, id, by.staffId, reason);
    return toSuspensionResponse(await this.showMisuse.suspension(by, platformId, id));
  }
}
