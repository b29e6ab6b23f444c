import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { AuditExportDto } from './audit-export.dto.js';
import { ExportAuditService } from './export-audit.service.js';

@ApiTags('Audit log')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/audit-export')
@Requires('audit:read')
export class AuditExportController {
  constructor(private readonly exportAudit: ExportAuditService) {}

  @Get()
  @ApiOperation({
    summary: 'Export the audit log so that it can be verified alone',
    description:
      'NDJSON: a header, each seal with its entries, a signed end. `noticedesk audit verify` checks it without us (docs/audit.md).',
  })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({
    content: {
      'application/x-ndjson': {
        schema: { type: 'string' },
        example: '{"header":{"format":"noticedesk-audit-export"}}\n',
      },
    },
  })
  export(@PlatformId() platformId: string, @Query() { from, to }: AuditExportDto): StreamableFile {
    const lines = this.exportAudit.export({ platformId, from, to });
    return new StreamableFile(Readable.from(lines, { objectMode: false, highWaterMark: 1 }), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit-export.ndjson"',
    });
  }
}
