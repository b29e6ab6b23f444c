import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { ForecastResponse, toForecastResponse } from './forecast.response.js';
import { ShowForecastService } from './show-forecast.service.js';

@ApiTags('Response times')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/response-times/forecast')
@Requires('response-times:read')
export class ForecastController {
  constructor(private readonly showForecast: ShowForecastService) {}

  @Get()
  @ApiOperation({
    summary: 'Show which due times will pass unmet',
    description:
      'If people go on as in the last seven days and take what is due first. An average of a week: it knows no shifts, no ' +
      'languages and no surge.',
  })
  @ApiOkResponse({ type: ForecastResponse })
  async show(@PlatformId() platformId: string): Promise<ForecastResponse> {
    return toForecastResponse(await this.showForecast.show(platformId));
  }
}
