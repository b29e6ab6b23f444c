import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  CurrentStaff,
  PlatformId,
  Requires,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AnswerPageService } from './answer-page.service.js';
import { ListPagesQuery } from './page.dto.js';
import { pageClosed } from './page.problems.js';
import {
  PageListResponse,
  PageResponse,
  PageWithEventsResponse,
  toPageEventResponse,
  toPageResponse,
} from './page.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000002' };

@ApiTags('Shifts and pages')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/pages')
export class PagesController {
  constructor(private readonly answerPage: AnswerPageService) {}

  @Get()
  @Requires('page:read')
  @ApiOperation({
    summary: 'List who was paged and why, the newest first',
    description: 'Confidential pages are listed for those who may read suspicions of crimes.',
  })
  @ApiOkResponse({ type: PageListResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Query() query: ListPagesQuery,
  ): Promise<PageListResponse> {
    const { items, next } = await this.answerPage.list(caller, platformId, query);
    return { items: items.map(toPageResponse), next };
  }

  @Get(':id')
  @Requires('page:read')
  @ApiOperation({ summary: 'Show a page and each person that it called' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: PageWithEventsResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
  ): Promise<PageWithEventsResponse> {
    const { page, events } = await this.answerPage.show(caller, platformId, id);
    return { ...toPageResponse(page), events: events.map(toPageEventResponse) };
  }

  @Post(':id/acknowledge')
  @HttpCode(200)
  @Requires('page:acknowledge')
  @ApiOperation({
    summary: 'Acknowledge a page',
    description:
      'Nobody else is paged: whoever acknowledges sees to it. For whoever was paged, and for those who oversee. Again by the ' +
      'same person changes nothing.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: PageResponse })
  @Problems(pageClosed)
  async acknowledge(@CurrentStaff() caller: StaffCaller, @Param('id', IdPipe) id: string): Promise<PageResponse> {
    return toPageResponse(await this.answerPage.acknowledge(caller, id));
  }
}
