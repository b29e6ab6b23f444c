import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, callerMay } from '../auth/caller.js';
import { CurrentCaller, PlatformId } from '../auth/current.js';
import { Requires } from '../auth/requires.js';
import { Problems } from '../openapi/problems.decorator.js';
import { IdPipe } from '../validation/id.pipe.js';
import { ListMessagesQuery } from './list-messages.dto.js';
import { messageNotAccepted } from './message.problems.js';
import {
  BounceResponse,
  MessageListResponse,
  MessageWithAttemptsResponse,
  toAttemptResponse,
  toMessageResponse,
} from './message.response.js';
import { ReportBounceDto } from './report-bounce.dto.js';
import { ReportBounceService } from './report-bounce.service.js';
import { ShowMessagesService } from './show-messages.service.js';

@ApiTags('Messages')
@ApiParam({ name: 'platform', example: 'sample', description: 'Key or id of the platform' })
@Controller('v1/platforms/:platform/messages')
export class MessagesController {
  constructor(
    private readonly showMessages: ShowMessagesService,
    private readonly reportBounce: ReportBounceService,
  ) {}

  @Get()
  @Requires('message:read')
  @ApiOperation({
    summary: 'List the messages of a platform',
    description:
      'The ledger of what was sent, the newest first: without contents, and with pseudonyms for addresses. That a message is ' +
      'held, and reports of suspected crimes, are seen with the permission hold:read.',
  })
  @ApiOkResponse({ type: MessageListResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Query() query: ListMessagesQuery,
  ): Promise<MessageListResponse> {
    const { items, next } = await this.showMessages.list(platformId, callerMay(caller, 'hold:read'), query);
    return { items: items.map(toMessageResponse), next };
  }

  @Get(':id')
  @Requires('message:read')
  @ApiOperation({ summary: 'Show a message and each attempt to deliver it' })
  @ApiOkResponse({ type: MessageWithAttemptsResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<MessageWithAttemptsResponse> {
    const { message, attempts } = await this.showMessages.show(platformId, callerMay(caller, 'hold:read'), id);
    return { ...toMessageResponse(message), deliveries: attempts.map(toAttemptResponse) };
  }

  @Post('bounces')
  @HttpCode(200)
  @Requires('message:report-bounce')
  @ApiOperation({
    summary: 'Report that a mail came back',
    description: 'For the webhook of a mail relay. Reporting a bounce again changes nothing and answers the same.',
  })
  @ApiOkResponse({ type: BounceResponse })
  @Problems(messageNotAccepted)
  async bounce(@PlatformId() platformId: string, @Body() dto: ReportBounceDto): Promise<BounceResponse> {
    const { id } = await this.reportBounce.report(platformId, dto);
    return { id, state: 'bounced' };
  }
}
