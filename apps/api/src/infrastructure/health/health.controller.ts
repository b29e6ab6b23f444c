import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../auth/requires.js';
import { Problems } from '../openapi/problems.decorator.js';
import { HealthChecks } from './health-checks.js';
import { notReady } from './health.problems.js';
import { LiveResponse, ReadyResponse } from './health.response.js';

@ApiTags('Operation')
@Controller('health')
@Requires('operations:read')
export class HealthController {
  constructor(private readonly health: HealthChecks) {}

  @Get('live')
  @ApiOperation({ summary: 'Whether the process runs at all; restart it when this fails' })
  @ApiOkResponse({ type: LiveResponse })
  live(): LiveResponse {
    return { status: 'live' };
  }

  @Get('ready')
  @ApiOperation({ summary: 'Whether the process can answer requests: database, migrations, worker' })
  @ApiOkResponse({ type: ReadyResponse })
  @Problems(notReady)
  async ready(): Promise<ReadyResponse> {
    const state = await this.health.state();
    if (!state.ready) throw notReady(state);
    return { status: 'ready', checks: state.checks };
  }
}
