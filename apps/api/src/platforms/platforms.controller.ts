import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { PageQuery } from '../infrastructure/validation/page.js';
import { ChangePlatformService } from './change-platform.service.js';
import { ListPlatformsService } from './list-platforms.service.js';
import { ChangePlatformDto, RegisterPlatformDto } from './platform.dto.js';
import { platformKeyTaken, webhookNotSet } from './platform.problems.js';
import {
  PlatformPageResponse,
  PlatformResponse,
  PlatformSettingsResponse,
  toPlatformResponse,
  toSettingsResponse,
} from './platform.response.js';
import { Platforms } from './platforms.js';
import { RegisterPlatformService } from './register-platform.service.js';
import { toNewPlatform } from './to-new-platform.js';

@ApiTags('Platforms')
@Controller('v1/platforms')
export class PlatformsController {
  constructor(
    private readonly platforms: Platforms,
    private readonly listPlatforms: ListPlatformsService,
    private readonly registerPlatform: RegisterPlatformService,
    private readonly changePlatform: ChangePlatformService,
  ) {}

  @Post()
  @Requires('platform:create')
  @ApiOperation({
    summary: 'Register an online service',
    description: 'For administrators of the whole installation. It begins with the default targets.',
  })
  @ApiCreatedResponse({ type: PlatformSettingsResponse })
  @Problems(platformKeyTaken, webhookNotSet)
  async register(@Body() dto: RegisterPlatformDto): Promise<PlatformSettingsResponse> {
    return toSettingsResponse(await this.registerPlatform.register(toNewPlatform(dto)));
  }

  @Get()
  @Requires('platform:read')
  @ApiOperation({ summary: 'List the platforms by key' })
  @ApiOkResponse({ type: PlatformPageResponse })
  async list(@Query() page: PageQuery): Promise<PlatformPageResponse> {
    const { items, next } = await this.listPlatforms.page(page);
    return { items: items.map(toPlatformResponse), next };
  }

  @Get(':platform')
  @Requires('platform:read')
  @ApiOperation({
    summary: 'Show a platform as it is today',
    description: 'Tier, languages, contact points (Art. 11-13).',
  })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({ type: PlatformResponse })
  async show(@PlatformId() platformId: string): Promise<PlatformResponse> {
    return toPlatformResponse(await this.platforms.byId(platformId));
  }

  @Get(':platform/settings')
  @Requires('platform:read-settings')
  @ApiOperation({ summary: 'Show a platform with its settings' })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({ type: PlatformSettingsResponse })
  async settings(@PlatformId() platformId: string): Promise<PlatformSettingsResponse> {
    return toSettingsResponse(await this.platforms.byId(platformId));
  }

  @Patch(':platform')
  @Requires('platform:configure')
  @ApiOperation({ summary: 'Change settings', description: 'What is left out stays as it is.' })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({ type: PlatformSettingsResponse })
  @Problems(webhookNotSet)
  async change(@PlatformId() platformId: string, @Body() dto: ChangePlatformDto): Promise<PlatformSettingsResponse> {
    return toSettingsResponse(await this.changePlatform.changeSettings(platformId, dto));
  }
}
