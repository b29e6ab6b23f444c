import { createHash } from 'node:crypto';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { AskAuditService } from './ask-audit.service.js';
import { AskComplianceAuditDto } from './compliance-audit.dto.js';
import { complianceAuditNotMade } from './compliance-audit.problems.js';
import {
  ComplianceAuditResponse,
  ComplianceAuditsResponse,
  toComplianceAuditResponse,
  toComplianceAuditsResponse,
} from './compliance-audit.response.js';
import { ComplianceReportResponse } from './compliance-report.response.js';
import { reportStyle } from './render/report-style.js';
import { ShowAuditsService } from './show-audits.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** The page loads and runs nothing; only the style that stands in it applies. */
const pagePolicy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(reportStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

@ApiTags('Compliance audits')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/compliance-audits')
export class ComplianceAuditsController {
  constructor(
    private readonly askAudit: AskAuditService,
    private readonly showAudits: ShowAuditsService,
  ) {}

  @Post()
  @HttpCode(202)
  @Requires('compliance-audit:make')
  @ApiOperation({
    summary: 'Make the compliance audit report of a period (Art. 37)',
    description: 'Made by a worker; whoever asks while one of the same period is under way is answered with that one.',
  })
  @ApiAcceptedResponse({ type: ComplianceAuditResponse })
  async ask(
    @CurrentKey() by: KeyCaller,
    @PlatformId() platformId: string,
    @Body() { from, to }: AskComplianceAuditDto,
  ): Promise<ComplianceAuditResponse> {
    const id = await this.askAudit.ask(by, platformId, { from, to });
    return toComplianceAuditResponse(await this.showAudits.show(platformId, id));
  }

  @Get()
  @Requires('compliance-audit:read')
  @ApiOperation({ summary: 'List compliance audit reports', description: 'The newest first, with their verdicts.' })
  @ApiOkResponse({ type: ComplianceAuditsResponse })
  async list(@PlatformId() platformId: string, @Query() query: PageQuery): Promise<ComplianceAuditsResponse> {
    return toComplianceAuditsResponse(await this.showAudits.list(platformId, query));
  }

  @Get(':id')
  @Requires('compliance-audit:read')
  @ApiOperation({ summary: 'Show how far a report is, and what it says of each duty' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ComplianceAuditResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<ComplianceAuditResponse> {
    return toComplianceAuditResponse(await this.showAudits.show(platformId, id));
  }

  @Get(':id/report.json')
  @Requires('compliance-audit:read')
  @ApiOperation({
    summary: 'Download the report as JSON',
    description: 'Everything that the other forms are made from.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ComplianceReportResponse })
  @Problems(complianceAuditNotMade)
  async json(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.showAudits.file(platformId, id, 'json'), {
      type: 'application/json; charset=utf-8',
    });
  }

  @Get(':id/report.html')
  @Requires('compliance-audit:read')
  @Header('content-security-policy', pagePolicy)
  @Header('x-content-type-options', 'nosniff')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    summary: 'Read the report as a page',
    description: 'With charts; it loads nothing and can be printed.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'text/html': { schema: { type: 'string' }, example: '<!doctype html>…' } } })
  @Problems(complianceAuditNotMade)
  async html(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.showAudits.file(platformId, id, 'html'), { type: 'text/html; charset=utf-8' });
  }

  @Get(':id/report.pdf')
  @Requires('compliance-audit:read')
  @ApiOperation({ summary: 'Download the report as PDF' })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'application/pdf': binary } })
  @Problems(complianceAuditNotMade)
  async pdf(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.showAudits.file(platformId, id, 'pdf'), {
      type: 'application/pdf',
      disposition: `attachment; filename="compliance-audit-${id}.pdf"`,
    });
  }

  @Get(':id/csv.zip')
  @Requires('compliance-audit:read')
  @ApiOperation({
    summary: 'Download the tables of the report as a CSV set',
    description: 'With manifest.json and the hash of each.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'application/zip': binary } })
  @Problems(complianceAuditNotMade)
  async csv(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<StreamableFile> {
    return new StreamableFile(await this.showAudits.file(platformId, id, 'csv'), {
      type: 'application/zip',
      disposition: `attachment; filename="compliance-audit-${id}.zip"`,
    });
  }
}
