import { problemType } from '../infrastructure/problem/index.js';
import type { CampaignMove, CampaignState } from './campaign.js';

export const campaignMoveRefused = problemType(
  'campaign-move-refused',
  409,
  'The campaign does not allow this',
  (state: CampaignState, move: CampaignMove) => ({ detail: `The campaign is ${state}.`, state, move }),
);

export const campaignEmpty = problemType(
  'campaign-empty',
  409,
  'The campaign has no content',
  () => 'Add contents before a sample is drawn.',
);

export const campaignNotApproved = problemType(
  'campaign-approved-by-another',
  409,
  'Somebody else must approve',
  () => 'Whoever proposed to decide a campaign does not approve it.',
);

export const sampleItemJudged = problemType(
  'sample-item-judged',
  409,
  'The content of the sample is judged',
  () => 'It is judged once. Reopen the campaign and draw another sample when the verdict was wrong.',
);
