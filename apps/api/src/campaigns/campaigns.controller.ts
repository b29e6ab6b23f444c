import { Body, Controller, Get, HttpCode, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import {
  CampaignContentsDto,
  CampaignContentsQueryDto,
  CampaignDraftDto,
  CampaignMatchDto,
  CampaignReasonDto,
  CampaignsQueryDto,
  CreateCampaignDto,
  VerdictDto,
} from './campaign.dto.js';
import { campaignEmpty, campaignMoveRefused, sampleItemJudged } from './campaign.problems.js';
import {
  CampaignChangeResponse,
  CampaignContentsResponse,
  CampaignPreviewResponse,
  CampaignsResponse,
  ShownCampaignResponse,
  toCampaignContentsResponse,
  toCampaignPreviewResponse,
  toCampaignResponse,
  toShownCampaignResponse,
} from './campaign.response.js';
import { PrepareCampaignService } from './prepare-campaign.service.js';
import { SampleCampaignService } from './sample-campaign.service.js';
import { ShownSampleResponse, toShownSampleResponse } from './sample.response.js';
import { ShowCampaignsService } from './show-campaigns.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' };

/** How a campaign is prepared and looked at; `CampaignDecisionsController` decides it. */
@ApiTags('Campaigns')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/campaigns')
export class CampaignsController {
  constructor(
    private readonly prepare: PrepareCampaignService,
    private readonly sampling: SampleCampaignService,
    private readonly campaigns: ShowCampaignsService,
  ) {}

  @Post()
  @Requires('campaign:prepare')
  @ApiOperation({
    summary: 'Create a campaign',
    description: 'A name, and the one decision that all of its contents will be decided by. Decides nothing yet.',
  })
  @ApiCreatedResponse({ type: ShownCampaignResponse })
  async create(
    @CurrentStaff() by: StaffCaller,
    @Body() { name, ...draft }: CreateCampaignDto,
  ): Promise<ShownCampaignResponse> {
    return this.shown(by, await this.prepare.create(by, name, draft));
  }

  @Get()
  @Requires('campaign:read')
  @ApiOperation({ summary: 'List campaigns', description: 'The earliest first.' })
  @ApiOkResponse({ type: CampaignsResponse })
  async list(@PlatformId() platformId: string, @Query() query: CampaignsQueryDto): Promise<CampaignsResponse> {
    const { items, next } = await this.campaigns.list(platformId, query);
    return { items: items.map(toCampaignResponse), next };
  }

  @Get(':id')
  @Requires('campaign:read')
  @ApiOperation({ summary: 'Show a campaign', description: 'With how many of its contents stand where.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownCampaignResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<ShownCampaignResponse> {
    return toShownCampaignResponse(await this.campaigns.show(caller, platformId, id));
  }

  @Put(':id/decision')
  @Requires('campaign:prepare')
  @ApiOperation({ summary: 'Draft the decision anew', description: 'As long as contents are gathered.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async redraft(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() draft: CampaignDraftDto,
  ): Promise<ShownCampaignResponse> {
    await this.prepare.redraft(by, id, draft);
    return this.shown(by, id);
  }

  @Post(':id/contents')
  @HttpCode(200)
  @Requires('campaign:prepare')
  @ApiOperation({ summary: 'Add contents', description: 'In the version that the platform describes now.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CampaignChangeResponse })
  @Problems(campaignMoveRefused)
  async add(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { contentIds }: CampaignContentsDto,
  ): Promise<CampaignChangeResponse> {
    return { changed: await this.prepare.list(by, id, contentIds) };
  }

  @Post(':id/matches')
  @HttpCode(200)
  @Requires('campaign:prepare')
  @ApiOperation({
    summary: 'Add the contents that match',
    description:
      'As the platform describes them now: by one of file, tag and account. Later ones are not added by themselves.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CampaignChangeResponse })
  @Problems(campaignMoveRefused)
  async match(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: CampaignMatchDto,
  ): Promise<CampaignChangeResponse> {
    return { changed: await this.prepare.match(by, id, dto) };
  }

  @Post(':id/exclusions')
  @HttpCode(200)
  @Requires('campaign:prepare')
  @ApiOperation({ summary: 'Take contents out' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CampaignChangeResponse })
  @Problems(campaignMoveRefused)
  async exclude(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { contentIds }: CampaignContentsDto,
  ): Promise<CampaignChangeResponse> {
    return { changed: await this.prepare.exclude(by, id, contentIds) };
  }

  @Get(':id/contents')
  @Requires('campaign:read')
  @ApiOperation({ summary: 'List the contents', description: 'And what became of each.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CampaignContentsResponse })
  async contents(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() query: CampaignContentsQueryDto,
  ): Promise<CampaignContentsResponse> {
    return toCampaignContentsResponse(await this.campaigns.listContents(platformId, id, query));
  }

  @Get(':id/preview')
  @Requires('campaign:read')
  @ApiOperation({ summary: 'Preview what would be decided now', description: 'Counted anew at each call.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: CampaignPreviewResponse })
  async preview(@PlatformId() platformId: string, @Param('id', IdPipe) id: string): Promise<CampaignPreviewResponse> {
    return toCampaignPreviewResponse(await this.campaigns.preview(platformId, id));
  }

  @Post(':id/samples')
  @Requires('campaign:prepare')
  @ApiOperation({
    summary: 'Draw a sample',
    description: 'Freezes the contents in their current versions; how many are drawn follows from how many there are.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused, campaignEmpty)
  async draw(@CurrentStaff() by: StaffCaller, @Param('id', IdPipe) id: string): Promise<ShownCampaignResponse> {
    await this.sampling.draw(by, id);
    return this.shown(by, id);
  }

  @Get(':id/samples/:round')
  @Requires('campaign:read')
  @ApiOperation({ summary: 'Show a sample' })
  @ApiParam(idParam)
  @ApiParam({ name: 'round', example: 1 })
  @ApiOkResponse({ type: ShownSampleResponse })
  async sample(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Param('round', ParseIntPipe) round: number,
  ): Promise<ShownSampleResponse> {
    return toShownSampleResponse(await this.campaigns.sample(caller, platformId, id, round));
  }

  @Post(':id/sample/:position/verdict')
  @HttpCode(204)
  @Requires('campaign:prepare')
  @ApiOperation({
    summary: 'Judge a content of the newest sample',
    description: 'Once all of them fit, the campaign may be decided. One that does not fit keeps it from that.',
  })
  @ApiParam(idParam)
  @ApiParam({ name: 'position', example: 1 })
  @ApiNoContentResponse()
  @Problems(campaignMoveRefused, sampleItemJudged)
  judge(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('position', ParseIntPipe) position: number,
    @Body() dto: VerdictDto,
  ): Promise<void> {
    return this.sampling.judge(by, id, position, dto);
  }

  @Post(':id/reopening')
  @HttpCode(200)
  @Requires('campaign:prepare')
  @ApiOperation({ summary: 'Gather again', description: 'Before it is decided anew, another sample is drawn.' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async reopen(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: CampaignReasonDto,
  ): Promise<ShownCampaignResponse> {
    await this.sampling.reopen(by, id, reason);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<ShownCampaignResponse> {
    return toShownCampaignResponse(await this.campaigns.show(by, by.platformId, id));
  }
}
