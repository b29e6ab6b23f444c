import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import {
  CountedThingPageResponse,
  MisusePartyPageResponse,
  MisusePartyResponse,
  toCountedThingResponse,
  toPartyPageResponse,
  toPartyResponse,
} from './misuse-parties.response.js';
import { PartiesQuery, PartyQuery } from './misuse.dto.js';
import { ShowPartiesService } from './show-parties.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Misuse')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/misuse/parties')
export class MisusePartiesController {
  constructor(private readonly showParties: ShowPartiesService) {}

  @Get()
  @Requires('misuse:read')
  @ApiOperation({
    summary: 'List who is counted for misuse (Art. 23(3))',
    description: 'Those above the platform’s thresholds first, then by number. The thresholds decide nothing.',
  })
  @ApiOkResponse({ type: MisusePartyPageResponse })
  async list(@PlatformId() platformId: string, @Query() query: PartiesQuery): Promise<MisusePartyPageResponse> {
    return toPartyPageResponse(await this.showParties.list(platformId, query));
  }

  @Get(':id')
  @Requires('misuse:read')
  @ApiOperation({
    summary: 'Show a party: numbers, shares, earlier warnings and suspensions',
    description: 'Of every kind of which something is counted, or of the kind asked for. No name, no address.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: MisusePartyResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() query: PartyQuery,
  ): Promise<MisusePartyResponse> {
    return toPartyResponse(await this.showParties.show(caller, platformId, id, query));
  }

  @Get(':id/counted')
  @Requires('misuse:read')
  @ApiOperation({
    summary: 'List what is counted of a party, newest first',
    description: 'Contents, notices or complaints whose decision stands: a reversal takes them out.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CountedThingPageResponse })
  async counted(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() query: PartiesQuery,
  ): Promise<CountedThingPageResponse> {
    const { items, next } = await this.showParties.listCounted(platformId, id, query);
    return { items: items.map(toCountedThingResponse), next };
  }
}
