import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { AnswerAccessRequestService } from './answer-access-request.service.js';
import { MakeAccessArchiveService } from './make-access-archive.service.js';
import { RegisterAccessRequestService } from './register-access-request.service.js';
import {
  AccessArchiveQuery,
  AnswerAccessRequestDto,
  PrepareAccessRequestDto,
  RefuseAccessRequestDto,
  RegisterAccessRequestDto,
} from './retention.dto.js';
import { accessArchiveNotThere, accessRequestStepRefused } from './retention.problems.js';
import {
  AccessRequestDetailsResponse,
  AccessRequestsResponse,
  toAccessRequestDetails,
  toAccessRequests,
} from './retention.response.js';
import { ShowRetentionService } from './show-retention.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Requests of persons')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/access-requests')
@Requires('access-request:manage')
export class AccessRequestsController {
  constructor(
    private readonly registerRequest: RegisterAccessRequestService,
    private readonly answerRequest: AnswerAccessRequestService,
    private readonly makeArchive: MakeAccessArchiveService,
    private readonly showRetention: ShowRetentionService,
  ) {}

  @Post()
  @ApiOperation({
    summary: 'Register that a person asks what we hold on them, or that it goes (Art. 15, 17 GDPR)',
    description: 'Due within a month; a person is paged ten, three and one day before.',
  })
  @ApiCreatedResponse({ type: AccessRequestDetailsResponse })
  async register(
    @CurrentStaff() by: StaffCaller,
    @Body() dto: RegisterAccessRequestDto,
  ): Promise<AccessRequestDetailsResponse> {
    return this.shown(by, await this.registerRequest.register(by, dto));
  }

  @Get()
  @Requires('access-request:read')
  @ApiOperation({ summary: 'List the requests of persons', description: 'The newest first, without texts.' })
  @ApiOkResponse({ type: AccessRequestsResponse })
  async list(@PlatformId() platformId: string, @Query() query: PageQuery): Promise<AccessRequestsResponse> {
    return toAccessRequests(await this.showRetention.list(platformId, query));
  }

  @Get(':id')
  @Requires('access-request:read')
  @ApiOperation({ summary: 'Show a request of a person; of an erasure, what went and what stays for which reasons' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: AccessRequestDetailsResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<AccessRequestDetailsResponse> {
    return toAccessRequestDetails(await this.showRetention.request(caller, platformId, id));
  }

  @Post(':id/preparation')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Prepare the answer, with how it was made sure who asks',
    description: 'Of an erasure, what nothing keeps goes at once; the rest goes by itself when its reasons end.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: AccessRequestDetailsResponse })
  @Problems(accessRequestStepRefused)
  async prepare(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { identityCheck }: PrepareAccessRequestDto,
  ): Promise<AccessRequestDetailsResponse> {
    await this.answerRequest.prepare(by, id, identityCheck);
    return this.shown(by, id);
  }

  @Get(':id/archive')
  @ApiOperation({
    summary: 'Download the copy of what we hold on the person (Art. 15(3) GDPR)',
    description:
      'A page to read (`index.html`), the same in JSON, and the files they sent; without anybody else’s words or name. ' +
      'Made anew each time. Audited.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  @Problems(accessArchiveNotThere)
  async archive(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Query() { language }: AccessArchiveQuery,
  ): Promise<StreamableFile> {
    const bytes = await this.makeArchive.make(by, id, language);
    return new StreamableFile(bytes, {
      type: 'application/zip',
      length: bytes.length,
      disposition: `attachment; filename="access-${id}.zip"`,
    });
  }

  @Post(':id/answer')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the person has the answer' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: AccessRequestDetailsResponse })
  @Problems(accessRequestStepRefused)
  async answer(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { note }: AnswerAccessRequestDto,
  ): Promise<AccessRequestDetailsResponse> {
    await this.answerRequest.answer(by, id, note);
    return this.shown(by, id);
  }

  @Post(':id/refusal')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that the person was told why not (Art. 12(4) GDPR)' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: AccessRequestDetailsResponse })
  @Problems(accessRequestStepRefused)
  async refuse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: RefuseAccessRequestDto,
  ): Promise<AccessRequestDetailsResponse> {
    await this.answerRequest.refuse(by, id, reason);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<AccessRequestDetailsResponse> {
    return toAccessRequestDetails(await this.showRetention.request(by, by.platformId, id));
  }
}
