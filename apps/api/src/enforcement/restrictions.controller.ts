import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { RestrictionsQueryDto } from './enforcement-lists.dto.js';
import {
  RestrictionHistoryResponse,
  RestrictionsResponse,
  toRestrictionResponse,
  toRevisionResponse,
} from './enforcement.response.js';
import { ShowEnforcementService } from './show-enforcement.service.js';

@ApiTags('Enforcement')
@Requires('enforcement:read')
@Controller('v1/platforms/:platform/restrictions')
export class RestrictionsController {
  constructor(private readonly showEnforcement: ShowEnforcementService) {}

  @ApiOperation({ summary: 'List restrictions', description: 'Oldest first, with how far the platform has followed.' })
  @ApiOkResponse({ type: RestrictionsResponse })
  @Get()
  async list(@PlatformId() platformId: string, @Query() query: RestrictionsQueryDto): Promise<RestrictionsResponse> {
    const { items, next, asOf } = await this.showEnforcement.list(platformId, query);
    return { items: items.map((view) => toRestrictionResponse(view, asOf)), next };
  }

  @ApiOperation({
    summary: 'Show a restriction',
    description: 'With every revision, its cause, command and confirmations.',
  })
  @ApiOkResponse({ type: RestrictionHistoryResponse })
  @Get(':id')
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<RestrictionHistoryResponse> {
    const { restriction, revisions, asOf } = await this.showEnforcement.show(platformId, id);
    return { restriction: toRestrictionResponse(restriction, asOf), revisions: revisions.map(toRevisionResponse) };
  }
}
