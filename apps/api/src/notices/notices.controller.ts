import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentCaller, Requires, type Caller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { RateLimited } from '../infrastructure/rate-limit/index.js';
import { Platforms, RedressLink, redressOf } from '../platforms/index.js';
import { AttachFileService } from './attach-file.service.js';
import { AttachmentResponse } from './attachment.response.js';
import { FindNoticeService } from './find-notice.service.js';
import {
  attachmentNotTaken,
  idempotencyKeyReused,
  noticeRefused,
  nothingToAdd,
  tooManyAttachments,
} from './notice.problems.js';
import { ReceivedNoticeResponse, toReceivedNoticeResponse } from './notice.response.js';
import { NoticeSecret } from './notice-secret.js';
import { NoticeStatusQuery } from './notice-status.query.js';
import { NoticeStatusResponse, toNoticeStatusResponse } from './notice-status.response.js';
import { IdempotencyKey } from './idempotency-key.js';
import { SecretQuery } from './secret.dto.js';
import { SubmitNoticeDto, SupplementNoticeDto } from './submit-notice.dto.js';
import { SubmitNoticeService } from './submit-notice.service.js';
import { SupplementNoticeService } from './supplement-notice.service.js';
import { Upload } from './upload-parser.js';

@ApiTags('Notices')
@Controller('v1/notices')
export class NoticesController {
  constructor(
    private readonly submitNotice: SubmitNoticeService,
    private readonly supplementNotice: SupplementNoticeService,
    private readonly attachFile: AttachFileService,
    private readonly findNotice: FindNoticeService,
    private readonly statusQuery: NoticeStatusQuery,
    private readonly platforms: Platforms,
    private readonly redressLink: RedressLink,
    private readonly secret: NoticeSecret,
  ) {}

  @ApiOperation({
    summary: 'Submit a notice of illegal content',
    description:
      'Anybody may, without an account (Art. 16(1)). What is against the terms alone is sent with `type: terms-flag`; it is no notice, and nobody makes one of it unsaid. An incomplete notice is received too, and answered with what it lacks. When this answers 201, the notice is on disk. A repetition with the same `Idempotency-Key` gets the first answer.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'At most 200 visible characters, new for each notice.',
  })
  @ApiCreatedResponse({ type: ReceivedNoticeResponse })
  @Problems(idempotencyKeyReused, noticeRefused)
  @Requires('notice:submit')
  @RateLimited('intake')
  @Post()
  async submit(
    @CurrentCaller() caller: Caller,
    @Body() dto: SubmitNoticeDto,
    @IdempotencyKey() idempotencyKey?: string,
  ): Promise<ReceivedNoticeResponse> {
    const notice = await this.submitNotice.submit(dto, { caller, idempotencyKey });
    return toReceivedNoticeResponse(notice, this.access(notice));
  }

  @ApiOperation({
    summary: 'See where a notice stands',
    description: 'With its secret; later also the decision and the redress (Art. 16(5)).',
  })
  @ApiOkResponse({ type: NoticeStatusResponse })
  @Requires('notice:status')
  @Get(':reference')
  async status(@Param('reference') reference: string, @Query() { secret }: SecretQuery): Promise<NoticeStatusResponse> {
    const notice = await this.findNotice.bySecret(reference, secret);
    const platform = await this.platforms.byId(notice.platformId);
    return toNoticeStatusResponse(
      notice,
      await this.statusQuery.status(notice.platformId, notice.id),
      redressOf(platform),
      (decisionId) => this.redressLink.urlWhereOwed(platform, { decisionId, side: 'notifier', id: notice.id }),
    );
  }

  @ApiOperation({
    summary: 'Add to a notice',
    description: 'What it lacked, or further items. The notice itself stays as it arrived.',
  })
  @ApiOkResponse({ type: ReceivedNoticeResponse })
  @Problems(nothingToAdd)
  @Requires('notice:complete')
  @RateLimited('intake')
  @Post(':reference/supplements')
  @HttpCode(200)
  async supplement(
    @Param('reference') reference: string,
    @Query() { secret }: SecretQuery,
    @Body() dto: SupplementNoticeDto,
  ): Promise<ReceivedNoticeResponse> {
    const notice = await this.findNotice.bySecret(reference, secret);
    const missingElements = await this.supplementNotice.supplement(notice, dto);
    return toReceivedNoticeResponse({ ...notice, missingElements }, this.access(notice));
  }

  @ApiOperation({
    summary: 'Attach a file to a notice',
    description:
      'Images, PDF or plain text, sent as the body itself; the type is sniffed from the bytes. Never taken where child sexual abuse is alleged.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AttachmentResponse })
  @Problems(attachmentNotTaken, tooManyAttachments)
  @Requires('notice:complete')
  @RateLimited('intake')
  @Post(':reference/attachments')
  async attach(
    @Param('reference') reference: string,
    @Query() { secret }: SecretQuery,
    @Upload() file: AsyncIterable<Buffer>,
  ): Promise<AttachmentResponse> {
    const notice = await this.findNotice.bySecret(reference, secret);
    return this.attachFile.attach(notice, file);
  }

  private access(notice: { id: string; reference: string }) {
    const secret = this.secret.of(notice.id);
    return { secret, statusUrl: this.secret.statusUrl(notice, secret) };
  }
}
