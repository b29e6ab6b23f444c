import { Controller, Get, Param } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { DatabaseDifferencesResponse, toDatabaseDifferencesResponse } from './database-differences.response.js';
import { ExplainDifferencesService } from './explain-differences.service.js';
import { ReportPeriodDto } from './transparency-report.dto.js';

@ApiTags('Transparency reports')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/reports/:from/:to')
export class DatabaseDifferencesController {
  constructor(private readonly differences: ExplainDifferencesService) {}

  @Get('transparency-database-differences')
  @Requires('report:read')
  @ApiOperation({
    summary: 'Explain why the report and the Transparency Database count different numbers (Art. 24(5))',
    description:
      'Own counts beside accepted submissions, each reason with its number; the reasons add up to the difference.',
  })
  @ApiOkResponse({ type: DatabaseDifferencesResponse })
  async show(
    @PlatformId() platformId: string,
    @Param() { from, to }: ReportPeriodDto,
  ): Promise<DatabaseDifferencesResponse> {
    return toDatabaseDifferencesResponse(await this.differences.explain({ platformId, from, to }));
  }
}
