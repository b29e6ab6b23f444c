import { Controller, Get } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { ExpectedReportsResponse, toExpectedReportsResponse } from './version.response.js';
import { WarnOfDeadlinesService } from './warn-of-deadlines.service.js';

@ApiTags('Report publication')
@ApiBearerAuth()
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/expected-reports')
export class ExpectedReportsController {
  constructor(private readonly deadlines: WarnOfDeadlinesService) {}

  @Get()
  @Requires('report:read')
  @ApiOperation({
    summary: 'List the reports that the Regulation asks for, and their deadlines',
    description: 'Of periods that ended since the platform is here; the latest first.',
  })
  @ApiOkResponse({ type: ExpectedReportsResponse })
  async list(@PlatformId() platformId: string): Promise<ExpectedReportsResponse> {
    return toExpectedReportsResponse(await this.deadlines.list(platformId));
  }
}
