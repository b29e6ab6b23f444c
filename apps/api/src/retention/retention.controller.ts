import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { recordKinds } from './record.js';
import { RetentionPolicyDto } from './retention.dto.js';
import {
  RetentionPoliciesResponse,
  RetentionPolicyResponse,
  RetentionResponse,
  toRetention,
} from './retention.response.js';
import { ShowRetentionService } from './show-retention.service.js';

@ApiTags('Retention')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform')
export class RetentionController {
  constructor(private readonly showRetention: ShowRetentionService) {}

  @Get('retention/:kind/:id')
  @Requires('retention:read')
  @ApiOperation({
    summary: 'Say why a record is kept',
    description:
      'Every reason with its rule and its end; the longest living wins. Then its texts and files are erased.',
  })
  @ApiParam({ name: 'kind', enum: recordKinds, example: 'notice' })
  @ApiParam({ name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' })
  @ApiOkResponse({ type: RetentionResponse })
  async show(
    @PlatformId() platformId: string,
    @Param('kind') name: string,
    @Param('id', IdPipe) id: string,
  ): Promise<RetentionResponse> {
    const kind = recordKinds.find((known) => known === name);
    if (kind === undefined) throw notFound();
    return toRetention(await this.showRetention.record(platformId, { kind, id }));
  }

  @Get('retention-policies')
  @Requires('platform:read-settings')
  @ApiOperation({ summary: 'List how long records are kept after they ended, by kind, and what was set when' })
  @ApiOkResponse({ type: RetentionPoliciesResponse })
  async policies(@PlatformId() platformId: string): Promise<RetentionPoliciesResponse> {
    const versions = await this.showRetention.versions(platformId);
    return {
      inForce: await this.showRetention.inForce(platformId),
      versions: versions.map((policy) => ({ ...policy, recordedAt: policy.recordedAt?.toISOString() ?? null })),
    };
  }

  @Post('retention-policies')
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set how long records of a kind are kept after they ended',
    description: 'What the law keeps longer stays. A shorter period is felt within 30 days.',
  })
  @ApiCreatedResponse({ type: RetentionPolicyResponse })
  async set(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Body() { record, days }: RetentionPolicyDto,
  ): Promise<RetentionPolicyResponse> {
    const policy = await this.showRetention.setDays(caller, platformId, record, days);
    return { ...policy, recordedAt: policy.recordedAt?.toISOString() ?? null };
  }
}
