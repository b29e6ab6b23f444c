import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
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
import { ShowSurgesService } from './show-surges.service.js';
import { OpenSurgeDto, SurgesQueryDto, SurgeStepDto, SurgeWordsDto, SwitchOnDto } from './surge.dto.js';
import { surgeMoveRefused, surgeOpen } from './surge.problems.js';
import {
  ShownSurgeResponse,
  SurgeResponse,
  SurgesResponse,
  toShownSurgeResponse,
  toSurgeResponse,
  toSurgesResponse,
} from './surge.response.js';
import { SwitchSurgeService } from './switch-surge.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' };

@ApiTags('Surges')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/surges')
export class SurgesController {
  constructor(
    private readonly switchSurge: SwitchSurgeService,
    private readonly showSurges: ShowSurgesService,
  ) {}

  @Post()
  @Requires('surge:manage')
  @ApiOperation({
    summary: 'Switch surge mode on',
    description:
      'Of the whole platform, or of one category or language. It is a record of what people do: see the docs.',
  })
  @ApiCreatedResponse({ type: SurgeResponse })
  @Problems(surgeOpen)
  async open(@CurrentStaff() caller: StaffCaller, @Body() dto: OpenSurgeDto): Promise<SurgeResponse> {
    const { category = null, language = null, reason, at, expectedEndAt } = dto;
    const words = { text: reason, at, expectedEndAt };
    return toSurgeResponse(await this.switchSurge.open(caller, { category, language }, words));
  }

  @Get()
  @Requires('surge:read')
  @ApiOperation({ summary: 'List surges' })
  @ApiOkResponse({ type: SurgesResponse })
  async list(@PlatformId() platformId: string, @Query() query: SurgesQueryDto): Promise<SurgesResponse> {
    return toSurgesResponse(await this.showSurges.list(platformId, query));
  }

  @Get(':id')
  @Requires('surge:read')
  @ApiOperation({ summary: 'Show a surge with all that happened in it' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownSurgeResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ShownSurgeResponse> {
    return toShownSurgeResponse(await this.showSurges.show(caller, platformId, id));
  }

  @Post(':id/switch-on')
  @HttpCode(200)
  @Requires('surge:manage')
  @ApiOperation({ summary: 'Switch surge mode on for what the rule noticed' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SurgeResponse })
  @Problems(surgeMoveRefused)
  async switchOn(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason, at, expectedEndAt }: SwitchOnDto,
  ): Promise<SurgeResponse> {
    return toSurgeResponse(await this.switchSurge.move(caller, id, 'switch-on', { text: reason, at, expectedEndAt }));
  }

  @Post(':id/dismissal')
  @HttpCode(200)
  @Requires('surge:manage')
  @ApiOperation({ summary: 'Dismiss what the rule noticed', description: 'For six hours nothing more is noticed.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SurgeResponse })
  @Problems(surgeMoveRefused)
  async dismiss(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason, at }: SurgeWordsDto,
  ): Promise<SurgeResponse> {
    return toSurgeResponse(await this.switchSurge.move(caller, id, 'dismiss', { text: reason, at }));
  }

  @Post(':id/steps')
  @HttpCode(200)
  @Requires('surge:manage')
  @ApiOperation({ summary: 'Write down a step that was taken' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SurgeResponse })
  @Problems(surgeMoveRefused)
  async step(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { text, at }: SurgeStepDto,
  ): Promise<SurgeResponse> {
    return toSurgeResponse(await this.switchSurge.move(caller, id, 'step', { text, at }));
  }

  @Post(':id/expected-end')
  @HttpCode(200)
  @Requires('surge:manage')
  @ApiOperation({ summary: 'Say that it will last until another time than expected' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SurgeResponse })
  @Problems(surgeMoveRefused)
  async prolong(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason, at, expectedEndAt }: SwitchOnDto,
  ): Promise<SurgeResponse> {
    return toSurgeResponse(await this.switchSurge.move(caller, id, 'prolong', { text: reason, at, expectedEndAt }));
  }

  @Post(':id/switch-off')
  @HttpCode(200)
  @Requires('surge:manage')
  @ApiOperation({ summary: 'Switch surge mode off' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SurgeResponse })
  @Problems(surgeMoveRefused)
  async switchOff(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason, at }: SurgeWordsDto,
  ): Promise<SurgeResponse> {
    return toSurgeResponse(await this.switchSurge.move(caller, id, 'switch-off', { text: reason, at }));
  }
}
