import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { AuditEntriesQuery } from './audit-entries.query.js';
import { AuditEntriesResponse, toAuditEntriesResponse } from './audit-entry.response.js';
import { ListAuditEntriesQuery } from './list-audit-entries.dto.js';

@ApiTags('Audit log')
@Controller('v1/platforms/:platform/audit-entries')
export class AuditController {
  constructor(private readonly entries: AuditEntriesQuery) {}

  @Get()
  @Requires('audit:read')
  @ApiOperation({ summary: 'Who changed what, when and by which article; oldest first' })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({ type: AuditEntriesResponse })
  async list(@PlatformId() platformId: string, @Query() query: ListAuditEntriesQuery): Promise<AuditEntriesResponse> {
    return toAuditEntriesResponse(await this.entries.page(platformId, query));
  }
}
