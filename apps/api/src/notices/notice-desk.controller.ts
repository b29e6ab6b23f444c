import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentCaller,
  CurrentStaff,
  PlatformId,
  Requires,
  type Caller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { CategoriseNoticeService } from './categorise-notice.service.js';
import { ChangeTypeService } from './change-type.service.js';
import { FindNoticeService } from './find-notice.service.js';
import { IdempotencyKey } from './idempotency-key.js';
import { CategoriseNoticeDto, ChangeTypeDto, ListNoticesQuery } from './notice-desk.dto.js';
import { NoticePageResponse, toNoticePageResponse } from './notice-desk.response.js';
import { idempotencyKeyReused, noticeDecided, noticeRefused, noticeTypeUnchanged } from './notice.problems.js';
import { ReceivedNoticeResponse, toReceivedNoticeResponse } from './notice.response.js';
import { NoticeSecret } from './notice-secret.js';
import { NoticesRepository } from './notices.repository.js';
import { EnterNoticeDto } from './submit-notice.dto.js';
import { SubmitNoticeService } from './submit-notice.service.js';

@ApiTags('Notices')
@Controller('v1/platforms/:platform/notices')
export class NoticeDeskController {
  constructor(
    private readonly submitNotice: SubmitNoticeService,
    private readonly categoriseNotice: CategoriseNoticeService,
    private readonly changeType: ChangeTypeService,
    private readonly findNotice: FindNoticeService,
    private readonly notices: NoticesRepository,
    private readonly secret: NoticeSecret,
  ) {}

  @ApiOperation({
    summary: 'Enter a notice that came by letter, mail, phone or in person',
    description: 'With the instant of its arrival, from which its response times run.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReceivedNoticeResponse })
  @Problems(idempotencyKeyReused, noticeRefused)
  @Requires('notice:enter')
  @Post()
  async enter(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Body() dto: EnterNoticeDto,
    @IdempotencyKey() idempotencyKey?: string,
  ): Promise<ReceivedNoticeResponse> {
    const notice = await this.submitNotice.enter(platformId, dto, { caller, idempotencyKey });
    return toReceivedNoticeResponse(notice, {
      secret: this.secret.of(notice.id),
      statusUrl: this.secret.statusUrl(notice),
    });
  }

  @ApiOperation({
    summary: 'List notices',
    description:
      'Newest first, without their texts and without who sent them; incomplete ones alone with `incomplete=true`, flags under the terms alone with `type=terms-flag`.',
  })
  @ApiOkResponse({ type: NoticePageResponse })
  @Requires('notice:read')
  @Get()
  async list(@PlatformId() platformId: string, @Query() query: ListNoticesQuery): Promise<NoticePageResponse> {
    return toNoticePageResponse(await this.notices.page(platformId, query), query.limit);
  }

  @ApiOperation({
    summary: 'Say which category a notice is about',
    description:
      'Where the notifier gave none or the wrong one (TRI-2). What was given stays beside it; the report counts the latest. "Not specified" is only for what cannot be deduced.',
  })
  @ApiNoContentResponse()
  @Requires('notice:categorise')
  @Post(':reference/category')
  @HttpCode(204)
  async categorise(
    @PlatformId() platformId: string,
    @CurrentStaff() by: StaffCaller,
    @Param('reference') reference: string,
    @Body() dto: CategoriseNoticeDto,
  ): Promise<void> {
    await this.categoriseNotice.categorise(await this.findNotice.byReference(platformId, reference), by.staffId, dto);
  }

  @ApiOperation({
    summary: 'Say that a flag under the terms is a notice, or the other way round',
    description:
      'Only while no item of it is decided. The sender is told what it is taken for, why, what both mean, and how to object or to send it again (INT-5). Times go on from the original receipt, and no priority is lowered.',
  })
  @ApiNoContentResponse()
  @Problems(noticeTypeUnchanged, noticeDecided)
  @Requires('notice:change-type')
  @Post(':reference/type')
  @HttpCode(204)
  async reclassify(
    @PlatformId() platformId: string,
    @CurrentStaff() by: StaffCaller,
    @Param('reference') reference: string,
    @Body() { type, reason }: ChangeTypeDto,
  ): Promise<void> {
    const notice = await this.findNotice.byReference(platformId, reference);
    await this.changeType.change(notice, { to: type, reason, staffId: by.staffId });
  }
}
