import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { decisionSuperseded } from '../decisions/index.js';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import {
  CaseFileQueryDto,
  DisputesQueryDto,
  ExtensionDto,
  FeesDto,
  ImplementationDto,
  OutcomeDto,
  RefusalDto,
  RegisterDisputeDto,
  ReplyDto,
} from './dispute.dto.js';
import { caseFileHeld, disputeKnown, disputeStepRefused } from './dispute.problems.js';
import {
  DisputeDetailsResponse,
  DisputesResponse,
  toDisputeDetailsResponse,
  toDisputesResponse,
} from './dispute.response.js';
import { ExportCaseFileService } from './export-case-file.service.js';
import { ExtendDisputeService } from './extend-dispute.service.js';
import { ImplementOutcomeService } from './implement-outcome.service.js';
import { RecordOutcomeService } from './record-outcome.service.js';
import { RefuseDisputeService } from './refuse-dispute.service.js';
import { RegisterDisputeService } from './register-dispute.service.js';
import { ReplyToBodyService } from './reply-to-body.service.js';
import { ShowDisputesService } from './show-disputes.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Disputes')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/disputes')
export class DisputesController {
  constructor(
    private readonly registerDispute: RegisterDisputeService,
    private readonly replyToBody: ReplyToBodyService,
    private readonly extendDispute: ExtendDisputeService,
    private readonly refuseDispute: RefuseDisputeService,
    private readonly recordOutcome: RecordOutcomeService,
    private readonly implementOutcome: ImplementOutcomeService,
    private readonly exportCaseFile: ExportCaseFileService,
    private readonly showDisputes: ShowDisputesService,
  ) {}

  @Post()
  @Requires('dispute:manage')
  @ApiOperation({ summary: 'Register a dispute that a body told us of (Art. 21(1))' })
  @ApiCreatedResponse({ type: DisputeDetailsResponse })
  @Problems(disputeKnown)
  async register(@CurrentStaff() by: StaffCaller, @Body() dto: RegisterDisputeDto): Promise<DisputeDetailsResponse> {
    const { decisionId = null, measure = null, noticeId = null, complaintId = null, ...dispute } = dto;
    const about = { decisionId, measure, noticeId, complaintId };
    return this.shown(by, await this.registerDispute.register(by, { ...dispute, ...about }));
  }

  @Get()
  @Requires('dispute:read')
  @ApiOperation({ summary: 'List disputes', description: 'In the order of registering.' })
  @ApiOkResponse({ type: DisputesResponse })
  async list(@PlatformId() platformId: string, @Query() query: DisputesQueryDto): Promise<DisputesResponse> {
    return toDisputesResponse(await this.showDisputes.list(platformId, query));
  }

  @Get(':id')
  @Requires('dispute:read')
  @ApiOperation({ summary: 'Show a dispute with its events, outcome and fees' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<DisputeDetailsResponse> {
    return toDisputeDetailsResponse(await this.showDisputes.show(caller, platformId, id));
  }

  @Get(':id/case-file')
  @Requires('dispute:prepare')
  @ApiOperation({
    summary: 'Export the case file for the body',
    description:
      'One archive, in which no notifier is named. The export is audited and is an event of the dispute. Of a viral content it holds the first 200 notices, and `part=2` the same with the next.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  @Problems(caseFileHeld)
  async caseFile(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Query() { part = 1 }: CaseFileQueryDto,
  ): Promise<StreamableFile> {
    return new StreamableFile(await this.exportCaseFile.export(by, id, part), {
      type: 'application/zip',
      disposition: `attachment; filename="case-file-${id}${part > 1 ? `-${part}` : ''}.zip"`,
    });
  }

  @Post(':id/reply')
  @HttpCode(200)
  @Requires('dispute:prepare')
  @ApiOperation({ summary: 'Reply to the body by mail, or record that we replied (Art. 21(2))' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused)
  async reply(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { byMail = false, ...reply }: ReplyDto,
  ): Promise<DisputeDetailsResponse> {
    await this.replyToBody.reply(by, id, { ...reply, byMail });
    return this.shown(by, id);
  }

  @Post(':id/extension')
  @HttpCode(200)
  @Requires('dispute:manage')
  @ApiOperation({ summary: 'Note that the body calls the dispute highly complex: 180 days (Art. 21(4))' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused)
  async extend(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: ExtensionDto,
  ): Promise<DisputeDetailsResponse> {
    await this.extendDispute.extend(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @Requires('dispute:manage')
  @ApiOperation({ summary: 'Refuse to engage: the same was resolved before (Art. 21(2))' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused)
  async refuse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: RefusalDto,
  ): Promise<DisputeDetailsResponse> {
    await this.refuseDispute.refuse(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/outcome')
  @HttpCode(200)
  @Requires('dispute:manage')
  @ApiOperation({ summary: 'Record what the body decided, or that it did not' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused)
  async outcome(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: OutcomeDto,
  ): Promise<DisputeDetailsResponse> {
    await this.recordOutcome.record(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/fees')
  @HttpCode(200)
  @Requires('dispute:manage')
  @ApiOperation({ summary: 'Record what the dispute cost, after its outcome (Art. 21(5))' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused)
  async fees(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: FeesDto,
  ): Promise<DisputeDetailsResponse> {
    await this.recordOutcome.recordFees(by, id, dto);
    return this.shown(by, id);
  }

  @Post(':id/implementation')
  @HttpCode(200)
  @Requires('dispute:implement')
  @ApiOperation({
    summary: 'Follow the outcome, or say why not (Art. 21(2))',
    description:
      'With a decision the newest one of the case is superseded: restrictions follow, both sides are told. Of a measure that was reversed the platform is told to lift what is left, or `lifts`.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: DisputeDetailsResponse })
  @Problems(disputeStepRefused, decisionSuperseded)
  async implement(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: ImplementationDto,
  ): Promise<DisputeDetailsResponse> {
    await this.implementOutcome.implement(by, id, dto);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<DisputeDetailsResponse> {
    return toDisputeDetailsResponse(await this.showDisputes.show(by, by.platformId, id));
  }
}
