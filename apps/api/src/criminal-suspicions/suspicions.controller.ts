import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { FreezeEvidenceService } from './freeze-evidence.service.js';
import { MakePackageService } from './make-package.service.js';
import { ReportSuspicionDto } from './report.dto.js';
import { ReportSuspicionService } from './report-suspicion.service.js';
import { ShowSuspicionService } from './show-suspicion.service.js';
import {
  EvidenceFreezeResponse,
  ShownSuspicionResponse,
  SuspicionReportResponse,
  toFreezeResponse,
  toReportResponse,
  toShownSuspicionResponse,
} from './shown-suspicion.response.js';
import { StepSuspicionService } from './step-suspicion.service.js';
import {
  AcknowledgeReportDto,
  ListSuspicionsQuery,
  MakePackageDto,
  SecondLookDto,
  SuspicionReasonDto,
} from './suspicion.dto.js';
import { secondPersonNeeded, suspicionStepRefused } from './suspicion.problems.js';
import { SuspicionListResponse, toSuspicionResponse } from './suspicion.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000030' };

/** For senior moderators and compliance officers alone; every look is on record. */
@ApiTags('Criminal suspicions')
@ApiParam({ name: 'platform', example: 'sample' })
@Requires('suspicion:handle')
@Controller('v1/platforms/:platform/criminal-suspicions')
export class SuspicionsController {
  constructor(
    private readonly showSuspicion: ShowSuspicionService,
    private readonly stepSuspicion: StepSuspicionService,
    private readonly reportSuspicion: ReportSuspicionService,
    private readonly freezeEvidence: FreezeEvidenceService,
    private readonly makePackage: MakePackageService,
  ) {}

  @ApiOperation({ summary: 'List the suspicions of crimes, the newest first', description: 'Without texts. Audited.' })
  @ApiOkResponse({ type: SuspicionListResponse })
  @Requires('suspicion:read')
  @Get()
  async list(@CurrentStaff() caller: StaffCaller, @Query() query: ListSuspicionsQuery): Promise<SuspicionListResponse> {
    const { items, next } = await this.showSuspicion.list(caller.platformId, query);
    return { items: items.map(toSuspicionResponse), next };
  }

  @ApiOperation({
    summary: 'Show a suspicion',
    description: 'With whom Art. 18 says to tell, who was told what and when, packages, evidence and holds. Audited.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownSuspicionResponse })
  @Requires('suspicion:read')
  @Get(':id')
  async show(@CurrentStaff() caller: StaffCaller, @Param('id', IdPipe) id: string): Promise<ShownSuspicionResponse> {
    return toShownSuspicionResponse(await this.showSuspicion.show(caller.platformId, id));
  }

  @ApiOperation({
    summary: 'Take the second look at a suspicion',
    description:
      'By another person than the one who raised it. Confirmed, it can be reported; dismissed, it is over. An urgent one that is ' +
      'reported already stays so.',
  })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(secondPersonNeeded, suspicionStepRefused)
  @HttpCode(204)
  @Post(':id/second-look')
  look(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { result, reason }: SecondLookDto,
  ): Promise<void> {
    return this.stepSuspicion.look(caller, id, result, reason);
  }

  @ApiOperation({
    summary: 'Tell an authority of a suspicion, or record that it was told',
    description:
      'Art. 18(1). Urgent suspicions need no second look first; it is then owed. By mail Noticedesk sends the reference and how ' +
      'to have the package, no personal data.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: SuspicionReportResponse })
  @Problems(suspicionStepRefused)
  @Post(':id/reports')
  async report(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: ReportSuspicionDto,
  ): Promise<SuspicionReportResponse> {
    return toReportResponse(await this.reportSuspicion.report(caller, id, dto));
  }

  @ApiOperation({ summary: 'Record that an authority acknowledged a report' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(suspicionStepRefused)
  @HttpCode(204)
  @Post(':id/acknowledgements')
  acknowledge(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: AcknowledgeReportDto,
  ): Promise<void> {
    return this.stepSuspicion.acknowledge(caller, id, dto);
  }

  @ApiOperation({ summary: 'Close a suspicion', description: 'Nothing is left to do. The second look comes first.' })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(suspicionStepRefused)
  @HttpCode(204)
  @Post(':id/closure')
  close(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: SuspicionReasonDto,
  ): Promise<void> {
    return this.stepSuspicion.close(caller, id, reason);
  }

  @ApiOperation({
    summary: 'Freeze what came to the case since',
    description: 'What was there when the suspicion was raised is frozen already. Retention leaves it alone.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: EvidenceFreezeResponse })
  @Post(':id/freezes')
  async freeze(@CurrentStaff() caller: StaffCaller, @Param('id', IdPipe) id: string): Promise<EvidenceFreezeResponse> {
    return toFreezeResponse(await this.freezeEvidence.freezeAgain(caller, id));
  }

  @ApiOperation({
    summary: 'Make the package for an authority',
    description:
      'A zip of the facts, the content with time of publication and zone, what is known of whose it is, the notices, the log, and ' +
      'a manifest with SHA-256 hashes. Notifiers stay unnamed unless it is said why. Who made it and when stays on record; ' +
      'the id in the file name is what a report names.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  @Post(':id/exports')
  async export(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { discloseNotifiersBecause }: MakePackageDto,
  ): Promise<StreamableFile> {
    const { exportId, reference, bytes } = await this.makePackage.make(caller, id, {
      necessity: discloseNotifiersBecause,
    });
    return new StreamableFile(bytes, {
      type: 'application/zip',
      disposition: `attachment; filename="${reference}-${exportId}.zip"`,
    });
  }
}
