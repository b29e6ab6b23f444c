import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { CompareFlaggersService } from './compare-flaggers.service.js';
import { PeriodPageDto, PeriodQueryDto } from './period.dto.js';
import {
  FlaggerPriorityResponse,
  toFlaggerPriorityResponse,
  toWaitingItemsResponse,
  WaitingItemsResponse,
} from './flagger-priority.response.js';

@ApiTags('Response times')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/response-times/trusted-flaggers')
@Requires('response-times:read')
export class FlaggerPriorityController {
  constructor(private readonly compareFlaggers: CompareFlaggersService) {}

  @Get()
  @ApiOperation({
    summary: 'Show the medians of trusted flaggers beside all others’ (Art. 22(1))',
    description:
      'Of items of notices received in the period: until the decision, and until the action. A day on which flaggers waited ' +
      'longer is a breach (`trusted-flagger-priority`).',
  })
  @ApiOkResponse({ type: FlaggerPriorityResponse })
  async compare(
    @PlatformId() platformId: string,
    @Query() { from, to }: PeriodQueryDto,
  ): Promise<FlaggerPriorityResponse> {
    return toFlaggerPriorityResponse(await this.compareFlaggers.compare(platformId, { from, to }));
  }

  @Get('waiting')
  @ApiOperation({
    summary: 'List what of trusted flaggers waits longer than the others’ median',
    description: 'Open items inside the area of expertise, by now; the median is that of the decisions of the period.',
  })
  @ApiOkResponse({ type: WaitingItemsResponse })
  async waiting(
    @PlatformId() platformId: string,
    @Query() { from, to, ...page }: PeriodPageDto,
  ): Promise<WaitingItemsResponse> {
    return toWaitingItemsResponse(await this.compareFlaggers.waiting(platformId, { from, to }, page));
  }
}
