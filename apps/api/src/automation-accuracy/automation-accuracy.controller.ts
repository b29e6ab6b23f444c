import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { AccuracyPeriodDto, AccuracyScopeQuery } from './accuracy.dto.js';
import { AutomationAccuracyResponse, toSystemAccuracyResponse } from './automation-accuracy.response.js';
import { AutomationAccuracy } from './automation-accuracy.js';

@ApiTags('Automation accuracy')
@Controller('v1/platforms/:platform/automation-accuracy')
export class AutomationAccuracyController {
  constructor(private readonly accuracy: AutomationAccuracy) {}

  @Get(':from/:to')
  @Requires('accuracy:read')
  @ApiOperation({
    summary: 'Show accuracy, precision and recall of automated means (Art. 15(1)(e), 42(2)(c))',
    description: 'From all samples whose days lie in the period, each system apart, with 95 % confidence intervals.',
  })
  @ApiOkResponse({ type: AutomationAccuracyResponse })
  async show(
    @PlatformId() platformId: string,
    @Param() { from, to }: AccuracyPeriodDto,
    @Query() { language, origin }: AccuracyScopeQuery,
  ): Promise<AutomationAccuracyResponse> {
    const found = await this.accuracy.show(platformId, { from, to }, { language, origin, shares: 'full-and-partial' });
    return { systems: found.map(toSystemAccuracyResponse) };
  }
}
