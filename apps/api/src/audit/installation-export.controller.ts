import { Readable } from 'node:stream';
import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../infrastructure/auth/index.js';
import { wholeInstallation } from './audit-entry.js';
import { AuditExportDto } from './audit-export.dto.js';
import { ExportAuditService } from './export-audit.service.js';

@ApiTags('Audit log')
@ApiBearerAuth()
@Controller('v1/audit/export')
@Requires('audit:read-installation')
export class InstallationExportController {
  constructor(private readonly exportAudit: ExportAuditService) {}

  @Get()
  @ApiOperation({
    summary: 'Export what the audit log says of the whole installation',
    description:
      'Entries that belong to no platform, such as keys of administrators. As a platform’s export otherwise.',
  })
  @ApiOkResponse({
    content: {
      'application/x-ndjson': {
        schema: { type: 'string' },
        example: '{"header":{"format":"noticedesk-audit-export"}}\n',
      },
    },
  })
  export(@Query() { from, to }: AuditExportDto): StreamableFile {
    const lines = this.exportAudit.export({ platformId: wholeInstallation, from, to });
    return new StreamableFile(Readable.from(lines, { objectMode: false, highWaterMark: 1 }), {
      type: 'application/x-ndjson',
      disposition: 'attachment; filename="audit-export-installation.ndjson"',
    });
  }
}
