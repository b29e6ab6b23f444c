import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { AuditSampleResponse, toAuditSampleResponse } from './audit-sample.response.js';
import { sampledKinds } from './audit-sample.js';
import { AuditSampleQueryDto } from './audit-samples.dto.js';
import { DrawAuditSampleService } from './draw-audit-sample.service.js';

@ApiTags('Audit samples')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/audit-samples')
@Requires('audit:read')
export class AuditSamplesController {
  constructor(private readonly drawSample: DrawAuditSampleService) {}

  @Get(':of')
  @ApiOperation({
    summary: 'Draw a random sample that anybody can draw again',
    description:
      'Of the notices, decisions, statements, complaints or measures of a period (Art. 37). Nothing of it is kept: period, seed and ' +
      '`until` draw the same items again, and another program can check the order. Each draw is in the audit log, with its seed.',
  })
  @ApiParam({ name: 'of', enum: sampledKinds, example: 'notices' })
  @ApiOkResponse({ type: AuditSampleResponse })
  async draw(
    @PlatformId() platformId: string,
    @Param('of') kind: string,
    @Query() query: AuditSampleQueryDto,
  ): Promise<AuditSampleResponse> {
    const of = sampledKinds.find((known) => known === kind);
    if (!of) throw notFound();
    return toAuditSampleResponse(await this.drawSample.draw({ platformId, of, ...query }));
  }
}
