import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { ManageFlaggersService } from './manage-flaggers.service.js';
import { AddTrustedFlaggerDto, ChangeTrustedFlaggerDto } from './trusted-flagger.dto.js';
import {
  TrustedFlaggerPageResponse,
  TrustedFlaggerResponse,
  toTrustedFlaggerResponse,
} from './trusted-flagger.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000005' };

@ApiTags('trusted flaggers')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/trusted-flaggers')
export class TrustedFlaggersController {
  constructor(private readonly manageFlaggers: ManageFlaggersService) {}

  @Post()
  @Requires('trusted-flagger:manage')
  @ApiOperation({
    summary: 'Register a trusted flagger (Art. 22)',
    description:
      'Make a key of the role trusted-flagger for them with POST …/keys: nobody claims the status without it.',
  })
  @ApiCreatedResponse({ type: TrustedFlaggerResponse })
  async add(@PlatformId() platformId: string, @Body() dto: AddTrustedFlaggerDto): Promise<TrustedFlaggerResponse> {
    const { name, awardedBy, categories, validFrom, validTo = null } = dto;
    return toTrustedFlaggerResponse(
      await this.manageFlaggers.add(platformId, { name, awardedBy, categories, validFrom, validTo }),
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
  @ApiOperation({ summary: 'Show a trusted flagger' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: TrustedFlaggerResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<TrustedFlaggerResponse> {
    return toTrustedFlaggerResponse(await this.manageFlaggers.show(platformId, id));
  }

  @Patch(':id')
  @Requires('trusted-flagger:manage')
  @ApiOperation({
    summary: 'Change area or end of the status, or suspend it',
    description: 'Notices received before keep the status that they came with.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: TrustedFlaggerResponse })
  async change(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { categories, validTo, suspended }: ChangeTrustedFlaggerDto,
  ): Promise<TrustedFlaggerResponse> {
    return toTrustedFlaggerResponse(
      await this.manageFlaggers.change(platformId, id, { categories, validTo, isSuspended: suspended }),
    );
  }
}
