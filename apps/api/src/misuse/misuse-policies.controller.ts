import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { MisusePoliciesResponse, MisusePolicyResponse, toPolicyResponse } from './misuse-parties.response.js';
import { MisusePolicyDto } from './misuse.dto.js';
import { SetPolicyService } from './set-policy.service.js';

@ApiTags('Misuse')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/misuse/policies')
export class MisusePoliciesController {
  constructor(private readonly setPolicy: SetPolicyService) {}

  @Post()
  @Requires('platform:configure')
  @ApiOperation({
    summary: 'Set what the platform does about misuse (Art. 23(4))',
    description: 'Window, thresholds and the longest suspension of one kind; from now on, or from a later instant.',
  })
  @ApiCreatedResponse({ type: MisusePolicyResponse })
  async set(@PlatformId() platformId: string, @Body() dto: MisusePolicyDto): Promise<MisusePolicyResponse> {
    const { termsClause = null, ...policy } = dto;
    return toPolicyResponse(await this.setPolicy.set(platformId, { ...policy, termsClauseCode: termsClause }));
  }

  @Get()
  @Requires('platform:read-settings')
  @ApiOperation({
    summary: 'List the policies about misuse, by kind and start; the first of each is the program’s own',
  })
  @ApiOkResponse({ type: MisusePoliciesResponse })
  async list(@PlatformId() platformId: string): Promise<MisusePoliciesResponse> {
    return { items: (await this.setPolicy.list(platformId)).map(toPolicyResponse) };
  }
}
