import { Body, Controller, Get, HttpStatus, Param, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { PageQuery } from '../infrastructure/validation/index.js';
import { DescribeLiveEventService } from './describe-live-event.service.js';
import { EventIdPipe } from './event-id.pipe.js';
import {
  LiveEventFiguresResponse,
  MatchedNoticesResponse,
  toLiveEventFiguresResponse,
  toMatchedNoticesResponse,
} from './live-event-figures.response.js';
import {
  DescribeLiveEventDto,
  LiveEventFiguresQueryDto,
  LiveEventsQueryDto,
  toLiveEventDescription,
} from './live-event.dto.js';
import {
  LiveEventResponse,
  LiveEventsResponse,
  LiveEventVersionsResponse,
  toLiveEventResponse,
  toLiveEventsResponse,
  toLiveEventVersionsResponse,
} from './live-event.response.js';
import { MeasureLiveEventService } from './measure-live-event.service.js';
import { ShowLiveEventsService } from './show-live-events.service.js';

const eventParam = { name: 'eventId', example: 'cup-final', description: 'Your own id of the event' };

@ApiTags('Live events')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/live-events')
export class LiveEventsController {
  constructor(
    private readonly describeLiveEvent: DescribeLiveEventService,
    private readonly showLiveEvents: ShowLiveEventsService,
    private readonly measureLiveEvent: MeasureLiveEventService,
  ) {}

  @Put(':eventId')
  @Requires('live-event:describe')
  @ApiOperation({
    summary: 'Describe a live event: a time window with contents, accounts and tags',
    description:
      'Before, during or after it. Notices received in the window about any of them are matched to it whenever somebody asks. ' +
      'A change is a new version (201); the same description again changes nothing (200).',
  })
  @ApiParam(eventParam)
  @ApiOkResponse({ type: LiveEventResponse })
  @ApiCreatedResponse({ type: LiveEventResponse })
  async describe(
    @PlatformId() platformId: string,
    @Param('eventId', EventIdPipe) eventId: string,
    @Body() dto: DescribeLiveEventDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LiveEventResponse> {
    const described = await this.describeLiveEvent.describe(platformId, eventId, toLiveEventDescription(dto));
    reply.status(described.isNewVersion ? HttpStatus.CREATED : HttpStatus.OK);
    return toLiveEventResponse(described.event);
  }

  @Get()
  @Requires('live-event:read')
  @ApiOperation({ summary: 'List live events, cancelled ones too' })
  @ApiOkResponse({ type: LiveEventsResponse })
  async list(@PlatformId() platformId: string, @Query() query: LiveEventsQueryDto): Promise<LiveEventsResponse> {
    return toLiveEventsResponse(await this.showLiveEvents.list(platformId, query));
  }

  @Get(':eventId')
  @Requires('live-event:read')
  @ApiOperation({ summary: 'Show a live event with all its versions' })
  @ApiParam(eventParam)
  @ApiOkResponse({ type: LiveEventVersionsResponse })
  async show(
    @PlatformId() platformId: string,
    @Param('eventId', EventIdPipe) eventId: string,
  ): Promise<LiveEventVersionsResponse> {
    return toLiveEventVersionsResponse(await this.showLiveEvents.versions(platformId, eventId));
  }

  @Get(':eventId/notices')
  @Requires('live-event:read')
  @ApiOperation({ summary: 'List the notices matched to a live event' })
  @ApiParam(eventParam)
  @ApiOkResponse({ type: MatchedNoticesResponse })
  async notices(
    @PlatformId() platformId: string,
    @Param('eventId', EventIdPipe) eventId: string,
    @Query() page: PageQuery,
  ): Promise<MatchedNoticesResponse> {
    return toMatchedNoticesResponse(await this.showLiveEvents.notices(platformId, eventId, page));
  }

  @Get(':eventId/figures')
  @Requires('live-event:read')
  @ApiOperation({
    summary: 'Measure how the platform kept up with a live event',
    description:
      'Notices per minute, backlog and response times of the notices about the event, of all notices in its window, and of the ' +
      'same hours of the ordinary days before: days without a live event.',
  })
  @ApiParam(eventParam)
  @ApiOkResponse({ type: LiveEventFiguresResponse })
  async figures(
    @PlatformId() platformId: string,
    @Param('eventId', EventIdPipe) eventId: string,
    @Query() { ordinaryDays }: LiveEventFiguresQueryDto,
  ): Promise<LiveEventFiguresResponse> {
    return toLiveEventFiguresResponse(await this.measureLiveEvent.measureNamed(platformId, eventId, ordinaryDays));
  }
}
