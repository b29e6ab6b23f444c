import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, PlatformId, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { ReportPeriodDto } from '../transparency-reports/index.js';
import { CheckReportService } from './check-report.service.js';
import { PublishReportService } from './publish-report.service.js';
import {
  reportBreaksRules,
  reportNeedsSecondPerson,
  reportPeriodNotOver,
  reportStepRefused,
} from './report-publication.problems.js';
import { ShowVersionsService } from './show-versions.service.js';
import { CheckedReportDto, CorrectionDto } from './version.dto.js';
import {
  CellChangesResponse,
  CheckedReportDetailsResponse,
  CheckedReportsResponse,
  FrozenReportResponse,
  toCellChangesResponse,
  toCheckedReportResponse,
  toDetailsResponse,
  toFrozenReportResponse,
} from './version.response.js';

@ApiTags('Report publication')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/reports/:from/:to/versions')
export class VersionsController {
  constructor(
    private readonly checkReport: CheckReportService,
    private readonly publishReport: PublishReportService,
    private readonly showVersions: ShowVersionsService,
  ) {}

  @Get()
  @Requires('report:read')
  @ApiOperation({ summary: 'List what was checked and published of a period', description: 'The newest check first.' })
  @ApiOkResponse({ type: CheckedReportsResponse })
  async list(
    @PlatformId() platformId: string,
    @Param() { from, to }: ReportPeriodDto,
  ): Promise<CheckedReportsResponse> {
    const reports = await this.showVersions.list({ platformId, from, to });
    return { items: reports.map(toCheckedReportResponse) };
  }

  @Post()
  @Requires('report:publish')
  @ApiOperation({
    summary: 'Check the report and freeze it',
    description: 'Made from the facts as they are now. Also one that breaks rules is kept: it cannot be published.',
  })
  @ApiCreatedResponse({ type: CheckedReportDetailsResponse })
  @Problems(reportPeriodNotOver)
  async check(@CurrentStaff() by: StaffCaller, @Param() { from, to }: ReportPeriodDto) {
    const period = { platformId: by.platformId, from, to };
    return this.shown(period, await this.checkReport.check(by, period));
  }

  @Get(':id')
  @Requires('report:read')
  @ApiOperation({ summary: 'Show a checked report: findings, hashes, files' })
  @ApiOkResponse({ type: CheckedReportDetailsResponse })
  async show(
    @PlatformId() platformId: string,
    @Param() { from, to, id }: CheckedReportDto,
  ): Promise<CheckedReportDetailsResponse> {
    return this.shown({ platformId, from, to }, id);
  }

  @Get(':id/report')
  @Requires('report:read')
  @ApiOperation({ summary: 'Read the report as it was frozen', description: 'The days of publication are blank.' })
  @ApiOkResponse({ type: FrozenReportResponse })
  async report(
    @PlatformId() platformId: string,
    @Param() { from, to, id }: CheckedReportDto,
  ): Promise<FrozenReportResponse> {
    return toFrozenReportResponse((await this.showVersions.show({ platformId, from, to }, id)).content);
  }

  @Get(':id/changes')
  @Requires('report:read')
  @ApiOperation({
    summary: 'List what the report changes in the version that it follows',
    description: 'Cell by cell; empty for a first version.',
  })
  @ApiOkResponse({ type: CellChangesResponse })
  async changes(
    @PlatformId() platformId: string,
    @Param() { from, to, id }: CheckedReportDto,
  ): Promise<CellChangesResponse> {
    return toCellChangesResponse(await this.showVersions.changes({ platformId, from, to }, id));
  }

  @Post(':id/publication')
  @HttpCode(200)
  @Requires('report:publish')
  @ApiOperation({
    summary: 'Publish a checked report as the first version of its period',
    description: 'Public at once and for at least five years at /transparency/{platform}/.',
  })
  @ApiOkResponse({ type: CheckedReportDetailsResponse })
  @Problems(reportStepRefused, reportBreaksRules, reportNeedsSecondPerson)
  async publish(
    @CurrentStaff() by: StaffCaller,
    @Param() { from, to, id }: CheckedReportDto,
  ): Promise<CheckedReportDetailsResponse> {
    const period = { platformId: by.platformId, from, to };
    await this.publishReport.publish(by, period, id, null);
    return this.shown(period, id);
  }

  @Post(':id/correction')
  @HttpCode(200)
  @Requires('report:publish')
  @ApiOperation({
    summary: 'Publish a checked report as a correction of the newest version',
    description: 'Says why and how; which cells changed is computed. Earlier versions stay public.',
  })
  @ApiOkResponse({ type: CheckedReportDetailsResponse })
  @Problems(reportStepRefused, reportBreaksRules, reportNeedsSecondPerson)
  async correct(
    @CurrentStaff() by: StaffCaller,
    @Param() { from, to, id }: CheckedReportDto,
    @Body() dto: CorrectionDto,
  ): Promise<CheckedReportDetailsResponse> {
    const period = { platformId: by.platformId, from, to };
    await this.publishReport.publish(by, period, id, dto);
    return this.shown(period, id);
  }

  private async shown(
    period: { platformId: string; from: string; to: string },
    id: string,
  ): Promise<CheckedReportDetailsResponse> {
    return toDetailsResponse(await this.showVersions.show(period, id));
  }
}
