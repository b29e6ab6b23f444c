import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { ndjson } from '../measures/index.js';
import { csv, EarlierFile, type SentFile } from './file-parser.js';
import { ImportFileService } from './import-file.service.js';
import { importKinds, type ImportKindName } from './import-kind.js';
import { ImportKindPipe } from './import-kind.pipe.js';
import { ImportQuery, ListBatchesQuery } from './import.dto.js';
import {
  ImportBatchPageResponse,
  ImportBatchResponse,
  ImportResultResponse,
  toImportBatchPageResponse,
  toImportBatchResponse,
  toImportResultResponse,
} from './import.response.js';
import { EarlierComplaintDto } from './lines/earlier-complaint.dto.js';
import { EarlierDecisionDto } from './lines/earlier-decision.dto.js';
import { EarlierDisputeDto } from './lines/earlier-dispute.dto.js';
import { EarlierNoticeDto } from './lines/earlier-notice.dto.js';
import { EarlierOrderDto } from './lines/earlier-order.dto.js';
import { ShowBatchesService } from './show-batches.service.js';

@ApiTags('Imports')
@ApiExtraModels(EarlierNoticeDto, EarlierOrderDto, EarlierDecisionDto, EarlierComplaintDto, EarlierDisputeDto)
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/imports')
export class ImportsController {
  constructor(
    private readonly importFile: ImportFileService,
    private readonly showBatches: ShowBatchesService,
  ) {}

  @Post(':kind')
  @HttpCode(200)
  @Requires('import:make')
  @ApiOperation({
    summary: 'Import a file of an earlier tool',
    description:
      'Counted in figures; nobody is told, nothing is due, nothing is submitted. Read as fast as it is written. Wrong lines are told by number and stop nothing; a line that came in before is a repetition. Of a file that breaks off whole sets of lines stay; send it again. What a line of each kind says: the schemas EarlierNoticeDto, EarlierOrderDto, EarlierDecisionDto, EarlierComplaintDto, EarlierDisputeDto, and docs/imports.md.',
  })
  @ApiParam({ name: 'kind', enum: importKinds, example: 'notices' })
  @ApiConsumes(csv, ndjson)
  @ApiBody({
    schema: {
      type: 'string',
      example:
        'externalId,receivedAt,items.0.url,explanation\nT-4711,2026-03-02T08:30:00Z,https://social.example/posts/1,It sells stolen cards.\n',
    },
  })
  @ApiOkResponse({ type: ImportResultResponse })
  async import(
    @PlatformId() platformId: string,
    @CurrentKey() { keyId, staffId }: KeyCaller,
    @Param('kind', ImportKindPipe) kind: ImportKindName,
    @Query() { dryRun = false, fileName }: ImportQuery,
    @EarlierFile() { format, bytes }: SentFile,
  ): Promise<ImportResultResponse> {
    const by = { credentialId: keyId, staffId: staffId ?? null };
    const asked = { platformId, kind, format, fileName: fileName ?? null, dryRun, by };
    return toImportResultResponse(await this.importFile.import(asked, bytes));
  }

  @Get()
  @Requires('import:read')
  @ApiOperation({ summary: 'List imports, the latest first' })
  @ApiOkResponse({ type: ImportBatchPageResponse })
  async list(@PlatformId() platformId: string, @Query() query: ListBatchesQuery): Promise<ImportBatchPageResponse> {
    return toImportBatchPageResponse(await this.showBatches.list(platformId, query));
  }

  @Get(':id')
  @Requires('import:read')
  @ApiOperation({ summary: 'Show an import' })
  @ApiParam({ name: 'id', example: '019ab3c4-0000-7000-8000-000000000001' })
  @ApiOkResponse({ type: ImportBatchResponse })
  async show(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<ImportBatchResponse> {
    return toImportBatchResponse(await this.showBatches.show(platformId, id));
  }
}
