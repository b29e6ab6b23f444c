import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, instantOf } from '../infrastructure/validation/index.js';
import { ConfirmReversalService } from './confirm-reversal.service.js';
import { measureReversed } from './measure.problems.js';
import { ConfirmReversalDto, MeasureReversalsQuery } from './measure-reversal.dto.js';
import {
  MeasureReversalPageResponse,
  MeasureReversalResponse,
  toReversalResponse,
} from './measure-reversal.response.js';

@ApiTags('Own-initiative measures')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/measure-reversals')
export class MeasureReversalsController {
  constructor(private readonly reversals: ConfirmReversalService) {}

  @Get()
  @Requires('measure:read')
  @ApiOperation({
    summary: 'List what complaints and disputes reversed of measures',
    description:
      'The earliest first. `state=open` is what the platform is to lift now, whatever its channel: read it from the start and confirm what was done (Art. 20(4), 21(2)).',
  })
  @ApiOkResponse({ type: MeasureReversalPageResponse })
  async list(
    @PlatformId() platformId: string,
    @Query() { state, limit, after }: MeasureReversalsQuery,
  ): Promise<MeasureReversalPageResponse> {
    const asked = { limit, after, isOpen: state && state === 'open' };
    const { items, next, asOf } = await this.reversals.list(platformId, asked);
    return { items: items.map((reversal) => toReversalResponse(reversal, asOf)), next };
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @Requires('measure:record')
  @ApiOperation({
    summary: 'Confirm that the platform lifted what a complaint or a dispute reversed',
    description: 'The same confirmation again answers the same.',
  })
  @ApiOkResponse({ type: MeasureReversalResponse })
  @Problems(measureReversed)
  async confirm(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { effectiveAt }: ConfirmReversalDto,
  ): Promise<MeasureReversalResponse> {
    const { reversal, asOf } = await this.reversals.confirm(platformId, id, instantOf(effectiveAt)!);
    return toReversalResponse(reversal, asOf);
  }
}
