import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { ShowTimeSeriesService } from './show-time-series.service.js';
import { timeSeriesFile } from './time-series-file.js';
import { TimeSeriesQueryDto } from './time-series.dto.js';
import { TimeSeriesResponse, toTimeSeriesResponse } from './time-series.response.js';

@ApiTags('Surges')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform')
export class TimeSeriesController {
  constructor(private readonly showTimeSeries: ShowTimeSeriesService) {}

  @Get('time-series')
  @Requires('time-series:read')
  @ApiOperation({
    summary: 'Count what came and what was done, hour by hour or day by day',
    description: 'By category, language or Member State (Art. 34-36); counted anew at each call.',
  })
  @ApiOkResponse({ type: TimeSeriesResponse })
  async show(@PlatformId() platformId: string, @Query() query: TimeSeriesQueryDto): Promise<TimeSeriesResponse> {
    return toTimeSeriesResponse(await this.showTimeSeries.show(platformId, askedOf(query)));
  }

  @Get('time-series.csv')
  @Requires('time-series:read')
  @ApiOperation({ summary: 'The same as CSV', description: 'One line for each bucket of each series.' })
  @ApiOkResponse({
    content: { 'text/csv': { schema: { type: 'string' }, example: 'from,to,of,language,count\r\n' } },
  })
  async file(@PlatformId() platformId: string, @Query() query: TimeSeriesQueryDto): Promise<StreamableFile> {
    const asked = askedOf(query);
    const text = timeSeriesFile(await this.showTimeSeries.show(platformId, asked));
    return new StreamableFile(Buffer.from(text), {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${asked.of}-by-${asked.bucket}.csv"`,
    });
  }
}

function askedOf({ of, by, bucket, from, to }: TimeSeriesQueryDto) {
  return { of, ...(by !== undefined && { by }), bucket, from, to };
}
