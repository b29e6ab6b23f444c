import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../../infrastructure/auth/index.js';
import { DayFiguresDto, DayFiguresResponse } from './day-figures.dto.js';
import { FoldDaysService } from './fold-days.service.js';
import type { FoldState } from './fold-days.repository.js';

const ever = { from: '2000-01-01', to: '2999-12-31' };

@ApiTags('Transparency reports')
@ApiBearerAuth()
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/day-figures')
export class DayFiguresController {
  constructor(private readonly foldDays: FoldDaysService) {}

  @Get()
  @Requires('report:read')
  @ApiOperation({
    summary: 'Show how many days are folded',
    description:
      'Reports are right in any case: what is not folded is counted straight from the facts, which takes longer.',
  })
  @ApiOkResponse({ type: DayFiguresResponse })
  async show(@PlatformId() platformId: string, @Query() { from, to }: DayFiguresDto): Promise<DayFiguresResponse> {
    return toResponse(await this.foldDays.state(platformId, from ?? ever.from, to ?? ever.to));
  }

  @Post()
  @HttpCode(202)
  @Requires('report:make')
  @ApiOperation({
    summary: 'Fold days now',
    description:
      'Hands the days that are to be folded to the workers at once, those too that were just folded and changed since.',
  })
  @ApiAcceptedResponse({ type: DayFiguresResponse })
  async fold(@PlatformId() platformId: string, @Body() { from, to }: DayFiguresDto): Promise<DayFiguresResponse> {
    await this.foldDays.foldSoon({ platformId, from, to, patient: false });
    return toResponse(await this.foldDays.state(platformId, from ?? ever.from, to ?? ever.to));
  }
}

function toResponse({ opened, due, oldestDue }: FoldState): DayFiguresResponse {
  return { parts: opened, folded: opened - due, due, oldestDue };
}
