import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { DecisionsModule } from '../decisions/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { ReviewModule } from '../review/index.js';
import { CampaignContentsRepository } from './campaign-contents.repository.js';
import { CampaignDecisionsController } from './campaign-decisions.controller.js';
import { CampaignLog } from './campaign-log.js';
import { CampaignMoves } from './campaign-moves.js';
import { CampaignPreviewQuery } from './campaign-preview.query.js';
import { CampaignSamplesRepository } from './campaign-samples.repository.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { DecideCampaignService } from './decide-campaign.service.js';
import { PrepareCampaignService } from './prepare-campaign.service.js';
import { RepeatsController } from './repeats.controller.js';
import { RepeatsQuery } from './repeats.query.js';
import { ReverseCampaignService } from './reverse-campaign.service.js';
import { RunCampaignService } from './run-campaign.service.js';
import { RunReversalService } from './run-reversal.service.js';
import { SampleCampaignService } from './sample-campaign.service.js';
import { ShowCampaignsService } from './show-campaigns.service.js';
import { ShowRepeatsService } from './show-repeats.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, ReviewModule, DecisionsModule],
  controllers: [CampaignsController, CampaignDecisionsController, RepeatsController],
  providers: [
    CampaignContentsRepository,
    CampaignLog,
    CampaignMoves,
    CampaignPreviewQuery,
    CampaignSamplesRepository,
    CampaignsRepository,
    DecideCampaignService,
    PrepareCampaignService,
    RepeatsQuery,
    ReverseCampaignService,
    RunCampaignService,
    RunReversalService,
    SampleCampaignService,
    ShowCampaignsService,
    ShowRepeatsService,
  ],
})
export class CampaignsModule {}
