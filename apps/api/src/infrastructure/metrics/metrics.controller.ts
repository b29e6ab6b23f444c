import { Controller, Get, Header } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.js';
import { Metrics } from './metrics.js';

@ApiTags('Operation')
@Controller('metrics')
@Requires('operations:read')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOperation({ summary: 'Figures of this process for Prometheus' })
  @ApiOkResponse({
    content: { 'text/plain': { schema: { type: 'string' }, example: 'process_cpu_seconds_total 1.5\n' } },
  })
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
