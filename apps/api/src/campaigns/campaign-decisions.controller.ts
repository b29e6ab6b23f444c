import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { CampaignReasonDto, DecideCampaignDto, ReverseCampaignDto } from './campaign.dto.js';
import { campaignMoveRefused, campaignNotApproved } from './campaign.problems.js';
import { ShownCampaignResponse, toShownCampaignResponse } from './campaign.response.js';
import { DecideCampaignService } from './decide-campaign.service.js';
import { ReverseCampaignService } from './reverse-campaign.service.js';
import { ShowCampaignsService } from './show-campaigns.service.js';

/** How a campaign is decided, stopped and taken back. */
@ApiTags('Campaigns')
@ApiParam({ name: 'platform', example: 'sample' })
@ApiParam({ name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' })
@Controller('v1/platforms/:platform/campaigns/:id')
export class CampaignDecisionsController {
  constructor(
    private readonly deciding: DecideCampaignService,
    private readonly reversing: ReverseCampaignService,
    private readonly campaigns: ShowCampaignsService,
  ) {}

  @Post('decision')
  @HttpCode(200)
  @Requires('campaign:decide')
  @ApiOperation({
    summary: 'Decide a campaign',
    description:
      'One decision with a statement of reasons for each content, by the caller (Art. 16(5), 17), one after the other. Above the threshold it is only proposed: a second person approves.',
  })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async decide(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { seenThrough }: DecideCampaignDto,
  ): Promise<ShownCampaignResponse> {
    await this.deciding.decide(by, id, seenThrough);
    return this.shown(by, id);
  }

  @Post('approval')
  @HttpCode(200)
  @Requires('campaign:approve')
  @ApiOperation({ summary: 'Approve a proposed campaign', description: 'By somebody else than who proposed it.' })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused, campaignNotApproved)
  async approve(@CurrentStaff() by: StaffCaller, @Param('id', IdPipe) id: string): Promise<ShownCampaignResponse> {
    await this.deciding.approve(by, id);
    return this.shown(by, id);
  }

  @Post('refusal')
  @HttpCode(200)
  @Requires('campaign:approve')
  @ApiOperation({ summary: 'Refuse a proposed campaign', description: 'Back to gathering.' })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async refuse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: CampaignReasonDto,
  ): Promise<ShownCampaignResponse> {
    await this.deciding.refuse(by, id, reason);
    return this.shown(by, id);
  }

  @Post('stop')
  @HttpCode(200)
  @Requires('campaign:decide')
  @ApiOperation({ summary: 'Stop deciding, or taking back', description: 'What is done stays done.' })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async stop(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: CampaignReasonDto,
  ): Promise<ShownCampaignResponse> {
    await this.deciding.stop(by, id, reason);
    return this.shown(by, id);
  }

  @Post('resumption')
  @HttpCode(200)
  @Requires('campaign:decide')
  @ApiOperation({ summary: 'Go on where it stopped' })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async resume(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: CampaignReasonDto,
  ): Promise<ShownCampaignResponse> {
    await this.deciding.resume(by, id, reason);
    return this.shown(by, id);
  }

  @Post('reversal')
  @HttpCode(200)
  @Requires('campaign:decide')
  @ApiOperation({
    summary: 'Take a campaign back',
    description:
      'Each of its decisions is superseded by one that restricts nothing, and both sides are told; but those excepted, and those superseded already.',
  })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async reverse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { except = [], ...words }: ReverseCampaignDto,
  ): Promise<ShownCampaignResponse> {
    await this.reversing.reverse(by, id, words, except);
    return this.shown(by, id);
  }

  @Post('discard')
  @HttpCode(200)
  @Requires('campaign:prepare')
  @ApiOperation({ summary: 'Discard a campaign that nobody decided' })
  @ApiOkResponse({ type: ShownCampaignResponse })
  @Problems(campaignMoveRefused)
  async discard(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: CampaignReasonDto,
  ): Promise<ShownCampaignResponse> {
    await this.deciding.discard(by, id, reason);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<ShownCampaignResponse> {
    return toShownCampaignResponse(await this.campaigns.show(by, by.platformId, id));
  }
}
