import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, PlatformId, Requires, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { Upload } from '../notices/index.js';
import { ConnectService } from './connect.service.js';
import { MendSubmissionService } from './mend-submission.service.js';
import { PauseConnectionService } from './pause-connection.service.js';
import { ReconcileService } from './reconcile.service.js';
import { ShowSubmissionsService } from './show-submissions.service.js';
import {
  ConnectionDto,
  DumpDayDto,
  MendingDto,
  MissingQueryDto,
  SubmissionsQueryDto,
} from './transparency-database.dto.js';
import {
  dumpNotReadable,
  submissionStepRefused,
  transparencyDatabaseNotOwed,
} from './transparency-database.problems.js';
import {
  AcceptedDaysResponse,
  ConnectionResponse,
  ReconciliationResponse,
  ReconciliationsResponse,
  SubmissionsResponse,
  SubmittedStatementResponse,
  toAcceptedDaysResponse,
  toConnectionResponse,
  toReconciliationResponse,
  toReconciliationsResponse,
  toSubmissionsResponse,
  toSubmittedStatementResponse,
} from './transparency-database.response.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Transparency Database')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/transparency-database')
export class TransparencyDatabaseController {
  constructor(
    private readonly connectService: ConnectService,
    private readonly pauses: PauseConnectionService,
    private readonly showSubmissions: ShowSubmissionsService,
    private readonly mendSubmission: MendSubmissionService,
    private readonly reconcileDump: ReconcileService,
  ) {}

  @Put()
  @Requires('transparency-database:configure')
  @ApiOperation({
    summary: "Set the account in the Commission's database (Art. 24(5))",
    description: 'Takes the place of the one before. What waits for the other environment stays there unsent.',
  })
  @ApiOkResponse({ type: ConnectionResponse })
  @Problems(transparencyDatabaseNotOwed)
  async connect(@PlatformId() platformId: string, @Body() dto: ConnectionDto): Promise<ConnectionResponse> {
    await this.connectService.connect(platformId, dto);
    return this.show(platformId);
  }

  @Get()
  @Requires('transparency-database:read')
  @ApiOperation({ summary: 'Show the connection, its queue by state and the age of the oldest unsent statement' })
  @ApiOkResponse({ type: ConnectionResponse })
  async show(@PlatformId() platformId: string): Promise<ConnectionResponse> {
    return toConnectionResponse(await this.connectService.show(platformId));
  }

  @Post('pause')
  @HttpCode(200)
  @Requires('transparency-database:configure')
  @ApiOperation({ summary: 'Let the queue stand still', description: 'What is in a call still gets its answer.' })
  @ApiOkResponse({ type: ConnectionResponse })
  async pause(@PlatformId() platformId: string): Promise<ConnectionResponse> {
    await this.pauses.pause(platformId);
    return this.show(platformId);
  }

  @Post('resume')
  @HttpCode(200)
  @Requires('transparency-database:configure')
  @ApiOperation({ summary: 'Let the queue go on', description: 'Also after a refused token or a wrong address.' })
  @ApiOkResponse({ type: ConnectionResponse })
  async resume(@PlatformId() platformId: string): Promise<ConnectionResponse> {
    await this.pauses.resume(platformId);
    return this.show(platformId);
  }

  @Get('submissions')
  @Requires('transparency-database:read')
  @ApiOperation({ summary: 'List submissions', description: 'In the order in which they were made.' })
  @ApiOkResponse({ type: SubmissionsResponse })
  async list(@PlatformId() platformId: string, @Query() query: SubmissionsQueryDto): Promise<SubmissionsResponse> {
    return toSubmissionsResponse(await this.showSubmissions.list(platformId, query));
  }

  @Get('missing')
  @Requires('transparency-database:read')
  @ApiOperation({
    summary: 'List what the database took by its answer, and did not publish in the dump of that day',
    description:
      'Of days whose dump was compared; by the instant at which it was taken. A later dump of the day may end it.',
  })
  @ApiOkResponse({ type: SubmissionsResponse })
  async missing(@PlatformId() platformId: string, @Query() query: MissingQueryDto): Promise<SubmissionsResponse> {
    return toSubmissionsResponse(await this.showSubmissions.missing(platformId, query));
  }

  @Get('accepted')
  @Requires('transparency-database:read')
  @ApiOperation({ summary: 'List how many the database took on each day', description: 'UTC days, the newest first.' })
  @ApiOkResponse({ type: AcceptedDaysResponse })
  async accepted(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<AcceptedDaysResponse> {
    return toAcceptedDaysResponse(await this.showSubmissions.accepted(platformId, page));
  }

  @Post('submissions/:id/release')
  @HttpCode(200)
  @Requires('transparency-database:mend')
  @ApiOperation({
    summary: 'Release a statement that was held back because it seems to hold personal data',
    description: 'As it is, or with other words in the place of free texts. The version before stays on record.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SubmittedStatementResponse })
  @Problems(submissionStepRefused)
  async release(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: MendingDto,
  ): Promise<SubmittedStatementResponse> {
    await this.mendSubmission.mend(by, id, 'release', dto);
    return this.shown(by, id);
  }

  @Post('submissions/:id/resend')
  @HttpCode(200)
  @Requires('transparency-database:mend')
  @ApiOperation({
    summary: 'Send a statement again that was refused or given up',
    description: 'Under the same PUID, mended where it must be.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: SubmittedStatementResponse })
  @Problems(submissionStepRefused)
  async resend(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: MendingDto,
  ): Promise<SubmittedStatementResponse> {
    await this.mendSubmission.mend(by, id, 'resend', dto);
    return this.shown(by, id);
  }

  @Post('reconciliations')
  @Requires('transparency-database:reconcile')
  @ApiOperation({
    summary: 'Compare the daily dump of the database with what was sent',
    description:
      'The file itself as the body: the CSV, or the zip as it is published, full or light. Read as it comes.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary', example: 'The bytes of the dump.' } })
  @ApiCreatedResponse({ type: ReconciliationResponse })
  @Problems(dumpNotReadable)
  async reconcile(
    @PlatformId() platformId: string,
    @Query() { day }: DumpDayDto,
    @Upload() dump: AsyncIterable<Buffer>,
  ): Promise<ReconciliationResponse> {
    return toReconciliationResponse(await this.reconcileDump.reconcile(platformId, day, dump));
  }

  @Get('reconciliations')
  @Requires('transparency-database:read')
  @ApiOperation({ summary: 'List the comparisons with the daily dump', description: 'The newest first.' })
  @ApiOkResponse({ type: ReconciliationsResponse })
  async reconciliations(@PlatformId() platformId: string, @Query() page: PageQuery): Promise<ReconciliationsResponse> {
    return toReconciliationsResponse(await this.reconcileDump.list(platformId, page));
  }

  private async shown(by: KeyCaller & StaffCaller, id: string): Promise<SubmittedStatementResponse> {
    return toSubmittedStatementResponse(await this.showSubmissions.show(by, by.platformId, id));
  }
}
