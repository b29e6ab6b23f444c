import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, PlatformId, Requires } from '../infrastructure/auth/index.js';
import { responseTimes } from '../platforms/index.js';
import type { ResponseTime } from '../platforms/index.js';
import { ListFactsService } from './list-facts.service.js';
import { ResponseTimePipe } from './response-time.pipe.js';
import { ResponseTimeRowsQueryDto, ResponseTimesQueryDto } from './response-times.dto.js';
import {
  FactRowsResponse,
  ResponseTimesResponse,
  toFactRowsResponse,
  toResponseTimesResponse,
} from './response-times.response.js';
import { selectionOf } from './selection.rules.js';
import { ShowResponseTimesService } from './show-response-times.service.js';

@ApiTags('Response times')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/response-times')
@Requires('response-times:read')
export class ResponseTimesController {
  constructor(
    private readonly showResponseTimes: ShowResponseTimesService,
    private readonly listFacts: ListFactsService,
  ) {}

  @Get()
  @ApiOperation({
    summary: 'Show how quickly moderators and systems act',
    description:
      'Count, true median, 90th and 95th percentile, open and overdue of what started in the period (Art. 16(4)-(6), 17(2)). ' +
      'Each figure links to the rows that it counts.',
  })
  @ApiOkResponse({ type: ResponseTimesResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentCaller() { role }: Caller,
    @Query() { from, to, ...asked }: ResponseTimesQueryDto,
  ): Promise<ResponseTimesResponse> {
    return toResponseTimesResponse(await this.showResponseTimes.show(platformId, role, { from, to }, asked));
  }

  @Get(':responseTime/rows')
  @ApiOperation({
    summary: 'List what a figure counts',
    description: 'In the order in which they started: ids, references and instants, no texts.',
  })
  @ApiParam({ name: 'responseTime', enum: responseTimes, example: 'decision' })
  @ApiOkResponse({ type: FactRowsResponse })
  async rows(
    @PlatformId() platformId: string,
    @CurrentCaller() { role }: Caller,
    @Param('responseTime', ResponseTimePipe) responseTime: ResponseTime,
    @Query() query: ResponseTimeRowsQueryDto,
  ): Promise<FactRowsResponse> {
    const { from, to, limit, after } = query;
    const asked = { platformId, role, responseTime, period: { from, to }, selection: selectionOf(query), limit, after };
    return toFactRowsResponse(responseTime, await this.listFacts.list(asked));
  }
}
