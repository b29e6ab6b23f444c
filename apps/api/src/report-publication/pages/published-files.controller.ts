import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PlatformId, Requires } from '../../infrastructure/auth/index.js';
import { workbookType } from '../../transparency-reports/index.js';
import { PublishedReportResponse } from '../published-report.response.js';
import { PublicReportsPages } from './public-reports.pages.js';

const aYearSeconds = 31_536_000;
const day = { type: 'string', format: 'date' } as const;
const binary = { schema: { type: 'string', format: 'binary' } } as const;

/** Files of published reports for everybody, every version (Art. 15(1); IR Art. 1(1), 3). */
@ApiTags('Report publication')
@ApiExtraModels(PublishedReportResponse)
@Controller('transparency/:platform/:from/:to/:version')
@Requires('report:read-published')
export class PublishedFilesController {
  constructor(private readonly pages: PublicReportsPages) {}

  /** Never changes: kept by whoever fetched it, and asked for again by its hash. */
  @Get(':file')
  @ApiOperation({
    summary: 'Download a file of a published report',
    description: 'Its ETag is its SHA-256. It never changes, and stays for at least five years. Needs no key.',
  })
  @ApiParam({ name: 'platform', schema: { type: 'string' }, example: 'example-forum' })
  @ApiParam({ name: 'from', schema: day, example: '2026-01-01', description: 'First day of the period' })
  @ApiParam({ name: 'to', schema: day, example: '2026-12-31', description: 'Last day of the period' })
  @ApiParam({ name: 'version', schema: { type: 'string', pattern: '^v[1-9][0-9]*$' }, example: 'v1' })
  @ApiParam({
    name: 'file',
    schema: { type: 'string' },
    example: '4_notices.csv',
    description: 'A sheet as `<sheet id>.csv`; `report.zip` with all of them, `report.xlsx`, `report.json`.',
  })
  @ApiOkResponse({
    content: {
      'text/csv': { schema: { type: 'string' }, example: 'Applicability,Service,Indicator,Value\r\n' },
      'application/json': { schema: { $ref: getSchemaPath(PublishedReportResponse) } },
      'application/zip': binary,
      [workbookType]: binary,
    },
  })
  @ApiResponse({ status: 304, description: 'The caller has it: `If-None-Match` names its hash' })
  async file(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @PlatformId() platformId: string,
    @Param('from') from: string,
    @Param('to') to: string,
    @Param('version') version: string,
    @Param('file') file: string,
  ): Promise<void> {
    const { name, mediaType, content, sha256 } = await this.pages.file(platformId, { from, to, version, file });
    const etag = `"${sha256}"`;
    reply.headers({
      etag,
      'cache-control': `public, max-age=${aYearSeconds}, immutable`,
      'access-control-allow-origin': '*',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'",
    });
    if (request.headers['if-none-match'] === etag) {
      await reply.status(304).send();
      return;
    }
    const shown = name.endsWith('.json') ? 'inline' : 'attachment';
    await reply
      .header('content-disposition', `${shown}; filename="${from}-${to}-${version}-${name}"`)
      .type(mediaType)
      .send(content);
  }
}
