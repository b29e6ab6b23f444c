import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { memberStateFrom } from '../categories/index.js';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { ExportReportService } from './export-report.service.js';
import { ListFigureRowsService } from './list-figure-rows.service.js';
import { MakeReportService } from './make-report.service.js';
import { FigureRowsQueryDto, ReportFigureDto, ReportPeriodDto, ReportSheetDto } from './transparency-report.dto.js';
import {
  FigureRowsResponse,
  ReportResponse,
  toFigureRowsResponse,
  toReportResponse,
} from './transparency-report.response.js';
import { figuresRowOf } from './figures-row.js';
import { workbookType } from './workbook.js';

@ApiTags('Transparency reports')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/reports/:from/:to')
@Requires('report:read')
export class TransparencyReportsController {
  constructor(
    private readonly makeReport: MakeReportService,
    private readonly exportReport: ExportReportService,
    private readonly listFigureRows: ListFigureRowsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Make the transparency report of a period',
    description:
      'The eleven sheets of the harmonised report (Art. 15(1), 42), from the facts as they are now and what was entered.',
  })
  @ApiOkResponse({ type: ReportResponse })
  async show(@PlatformId() platformId: string, @Param() { from, to }: ReportPeriodDto): Promise<ReportResponse> {
    return toReportResponse(await this.makeReport.make({ platformId, from, to }));
  }

  @Get('sheets/:file')
  @ApiOperation({
    summary: 'Download one sheet as CSV',
    description: 'As the Commission wants it published: RFC 4180, UTF-8, its headers and labels byte for byte.',
  })
  @ApiOkResponse({
    content: { 'text/csv': { schema: { type: 'string' }, example: 'Applicability,Service,Indicator,Value\r\n' } },
  })
  async sheet(@PlatformId() platformId: string, @Param() { from, to, file }: ReportSheetDto): Promise<StreamableFile> {
    const text = await this.exportReport.sheet({ platformId, from, to }, file);
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${file}"`,
    });
  }

  @Get('report.zip')
  @ApiOperation({
    summary: 'Download the report as a CSV set',
    description: 'All sheets, and manifest.json with their hashes, the counting choices and the program’s version.',
  })
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async zip(@PlatformId() platformId: string, @Param() { from, to }: ReportPeriodDto): Promise<StreamableFile> {
    return new StreamableFile(await this.exportReport.archive({ platformId, from, to }), {
      type: 'application/zip',
      disposition: `attachment; filename="report-${from}-${to}.zip"`,
    });
  }

  @Get('report.xlsx')
  @ApiOperation({
    summary: 'Download the report as a workbook',
    description: 'For reading and checking: one worksheet per sheet, numbers as numbers. What is published is CSV.',
  })
  @ApiOkResponse({ content: { [workbookType]: { schema: { type: 'string', format: 'binary' } } } })
  async workbook(@PlatformId() platformId: string, @Param() { from, to }: ReportPeriodDto): Promise<StreamableFile> {
    return new StreamableFile(await this.exportReport.workbook({ platformId, from, to }), {
      type: workbookType,
      disposition: `attachment; filename="report-${from}-${to}.xlsx"`,
    });
  }

  @Get('figures/:figure/rows')
  @ApiOperation({
    summary: 'List what a figure counts',
    description:
      'The orders, notices, items, restrictions, complaints, disputes or suspensions behind one figure in one row of its sheet; without a category in TOTAL.',
  })
  @ApiOkResponse({ type: FigureRowsResponse })
  async figureRows(
    @PlatformId() platformId: string,
    @Param() { from, to, figure }: ReportFigureDto,
    @Query() query: FigureRowsQueryDto,
  ): Promise<FigureRowsResponse> {
    const { sheet, scope, limit, after } = query;
    const memberState = scope === undefined ? undefined : memberStateFrom(scope);
    const asked = { figure, sheet, row: figuresRowOf(query), memberState, limit, after };
    return toFigureRowsResponse(await this.listFigureRows.list({ platformId, from, to }, asked));
  }
}
