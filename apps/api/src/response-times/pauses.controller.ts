import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { PeriodPageDto, PeriodQueryDto } from './period.dto.js';
import { PauseRowsResponse, PausesResponse, toPauseRowsResponse, toPausesResponse } from './pauses.response.js';
import { ShowPausesService } from './show-pauses.service.js';

@ApiTags('Response times')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/response-times/pauses')
@Requires('response-times:read')
export class PausesController {
  constructor(private readonly showPauses: ShowPausesService) {}

  @Get()
  @ApiOperation({
    summary: 'Show how long cases rested',
    description:
      'Holds and waits that began in the period, and the decisions of its notices with and without them. A pause moves no due time.',
  })
  @ApiOkResponse({ type: PausesResponse })
  async show(@PlatformId() platformId: string, @Query() { from, to }: PeriodQueryDto): Promise<PausesResponse> {
    return toPausesResponse(await this.showPauses.show(platformId, { from, to }));
  }

  @Get('rows')
  @ApiOperation({ summary: 'List the pauses that a figure counts', description: 'In the order in which they began.' })
  @ApiOkResponse({ type: PauseRowsResponse })
  async rows(
    @PlatformId() platformId: string,
    @Query() { from, to, ...page }: PeriodPageDto,
  ): Promise<PauseRowsResponse> {
    return toPauseRowsResponse(await this.showPauses.list(platformId, { from, to }, page));
  }
}
