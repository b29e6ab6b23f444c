import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../infrastructure/validation/index.js';
import { CampaignDraftDto } from './campaign.dto.js';
import {
  campaignEventKinds,
  campaignStates,
  contentStates,
  type Campaign,
  type CampaignContent,
  type CampaignSample,
} from './campaign.js';
import type { CampaignPreview, ShownCampaign } from './show-campaigns.service.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const noId = { type: String, nullable: true, format: 'uuid', example: null };
const instant = { format: 'date-time', example: '2026-11-22T18:00:00.000Z' };
const noInstant = { type: String, nullable: true, format: 'date-time', example: null };
const words = {
  type: String,
  nullable: true,
  description: 'Null when erased, or not open to the caller',
  example: null,
};

export class CampaignResponse {
  @ApiProperty(id) id!: string;
  @ApiProperty({ example: 'Phishing wave of 22 November' }) name!: string;
  @ApiProperty({ enum: campaignStates, example: 'deciding' }) state!: string;
  @ApiProperty({ enum: ['restrict', 'no-action'], example: 'restrict' }) outcome!: string;
  @ApiProperty({ type: String, nullable: true, example: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD' }) category!:
    string | null;
  @ApiProperty({ ...id, description: 'The member of the staff.' }) preparedBy!: string;
  @ApiProperty({ example: 1, description: 'The sample that counts; 0 before the first' }) sampleRound!: number;
  @ApiProperty({ ...noId, description: 'Who proposed or decided it: each decision is of this person.' })
  decidedBy!: string | null;
  @ApiProperty({ ...noId, description: 'The second person; null where none had to, or none has.' })
  approvedBy!: string | null;
  @ApiProperty({ ...instant, description: 'When it was created' }) createdAt!: string;
  @ApiProperty({ ...noInstant, description: 'When deciding began' }) startedAt!: string | null;
  @ApiProperty({ ...noInstant, description: 'When the last content was done' }) decidedAt!: string | null;
  @ApiProperty(noId) reversedBy!: string | null;
  @ApiProperty(noInstant) reversalStartedAt!: string | null;
  @ApiProperty(noInstant) reversedAt!: string | null;
}

export class CampaignsResponse {
  @ApiProperty({ type: [CampaignResponse] }) items!: CampaignResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class CampaignCountResponse {
  @ApiProperty({ enum: contentStates, example: 'left-out' }) state!: string;
  @ApiProperty({ type: String, nullable: true, example: 'live-claim', description: 'Why it was passed over' })
  cause!: string | null;
  @ApiProperty({ example: 3 }) contents!: number;
}

export class CampaignSampleResponse {
  @ApiProperty({ example: 1 }) round!: number;
  @ApiProperty({
    example: '5bd0ac8f33f1d8ea6a2f8f39b1f0f0f7',
    description: 'Contents in the order of the first 15 hexadecimal digits of SHA-256("<seed>:<contentRef>")',
  })
  seed!: string;
  @ApiProperty({ example: 4_200, description: 'Contents that it was drawn from' }) population!: number;
  @ApiProperty({ example: 58 }) size!: number;
  @ApiProperty(id) drawnBy!: string;
  @ApiProperty(instant) drawnAt!: string;
}

export class CampaignEventResponse {
  @ApiProperty({ enum: campaignEventKinds, example: 'stopped' }) kind!: string;
  @ApiProperty({ ...noId, description: 'Null: the last content was done.' }) staffId!: string | null;
  @ApiProperty(words) text!: string | null;
  @ApiProperty(instant) at!: string;
}

export class ShownCampaignResponse extends CampaignResponse {
  @ApiProperty({ type: CampaignDraftDto, nullable: true, description: 'Null when erased, or not open to the caller' })
  draft!: CampaignDraftDto | null;
  @ApiProperty({ type: [CampaignCountResponse], description: 'How many contents stand where' })
  contents!: CampaignCountResponse[];
  @ApiProperty({ type: [CampaignSampleResponse] }) samples!: CampaignSampleResponse[];
  @ApiProperty({ type: [CampaignEventResponse] }) events!: CampaignEventResponse[];
}

export class CampaignPreviewResponse {
  @ApiProperty({ example: 4_200 }) contents!: number;
  @ApiProperty({ example: 312, description: 'Accounts that the contents are of' }) recipients!: number;
  @ApiProperty({ example: 0 }) withoutRecipient!: number;
  @ApiProperty({ example: 2, description: 'Edited since they were listed: left out' }) changed!: number;
  @ApiProperty({ example: 40, description: 'Contents that notices wait for' }) notified!: number;
  @ApiProperty({ example: 55 }) notices!: number;
  @ApiProperty({ example: 58 }) items!: number;
  @ApiProperty({ example: 3, description: 'A moderator holds the case: left out' }) heldByModerators!: number;
  @ApiProperty({ example: 1, description: 'Left out, unless only suspended senders asked' }) onHold!: number;
  @ApiProperty({ example: 0, description: 'An order of an authority is in the case: left out' }) ordered!: number;
  @ApiProperty({ example: 7, description: 'Under the same type of restriction already: left out' })
  alreadyRestricted!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, example: { content: 4_200 } })
  byKind!: Record<string, number>;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, example: { de: 4_000, und: 200 } })
  byLanguage!: Record<string, number>;
  @ApiProperty({ example: 100, description: 'Above so many contents a second person approves' }) approvalAbove!: number;
  @ApiProperty({ example: true }) needsApproval!: boolean;
  @ApiProperty({ example: '7321:7325:7322', description: 'Comes back with the decision' }) seenThrough!: string;
}

export class CampaignContentResponse {
  @ApiProperty({ example: 'post-1', description: 'As the platform names it' }) contentId!: string;
  @ApiProperty({ ...id, description: 'Ours; samples are drawn by it' }) contentRef!: string;
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ enum: contentStates, example: 'decided' }) state!: string;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Why it was passed over' })
  cause!: string | null;
  @ApiProperty(noId) decisionId!: string | null;
  @ApiProperty({ ...noId, description: 'The decision that took it back.' }) reversalId!: string | null;
  @ApiProperty({ ...instant, description: 'Since when it stands so' }) at!: string;
}

export class CampaignContentsResponse {
  @ApiProperty({ type: [CampaignContentResponse] }) items!: CampaignContentResponse[];
  @ApiProperty({ type: String, nullable: true, example: null }) next!: string | null;
}

export class CampaignChangeResponse {
  @ApiProperty({ example: 2, description: 'Contents that the request moved; the others stood so already' })
  changed!: number;
}

export function toCampaignResponse(campaign: Campaign): CampaignResponse {
  return {
    id: campaign.id,
    name: campaign.name,
    state: campaign.state,
    outcome: campaign.outcome,
    category: campaign.category,
    preparedBy: campaign.preparedBy,
    sampleRound: campaign.sampleRound,
    decidedBy: campaign.decidedBy,
    approvedBy: campaign.approvedBy,
    createdAt: campaign.recordedAt.toISOString(),
    startedAt: campaign.startedAt?.toISOString() ?? null,
    decidedAt: campaign.decidedAt?.toISOString() ?? null,
    reversedBy: campaign.reversedBy,
    reversalStartedAt: campaign.reversalStartedAt?.toISOString() ?? null,
    reversedAt: campaign.reversedAt?.toISOString() ?? null,
  };
}

export function toShownCampaignResponse(shown: ShownCampaign): ShownCampaignResponse {
  return {
    ...toCampaignResponse(shown.campaign),
    draft: shown.draft as CampaignDraftDto | null,
    contents: shown.counts.map(({ state, cause, count }) => ({ state, cause, contents: count })),
    samples: shown.samples.map(toCampaignSampleResponse),
    events: shown.events.map(({ kind, staffId, text, recordedAt }) => ({
      kind,
      staffId,
      text,
      at: recordedAt.toISOString(),
    })),
  };
}

export function toCampaignSampleResponse(sample: CampaignSample): CampaignSampleResponse {
  const { round, seed, population, size, drawnBy, recordedAt } = sample;
  return { round, seed, population, size, drawnBy, drawnAt: recordedAt.toISOString() };
}

export function toCampaignPreviewResponse(preview: CampaignPreview): CampaignPreviewResponse {
  return {
    contents: preview.contents,
    recipients: preview.recipients,
    withoutRecipient: preview.withoutRecipient,
    changed: preview.changed,
    notified: preview.notified,
    notices: preview.notices,
    items: preview.items,
    heldByModerators: preview.heldByModerators,
    onHold: preview.onHold,
    ordered: preview.ordered,
    alreadyRestricted: preview.alreadyRestricted,
    byKind: preview.byKind,
    byLanguage: preview.byLanguage,
    approvalAbove: preview.approvalAbove,
    needsApproval: preview.needsApproval,
    seenThrough: preview.seenThrough,
  };
}

export function toCampaignContentsResponse({ items, next }: Page<CampaignContent>): CampaignContentsResponse {
  return {
    items: items.map((content) => ({
      contentId: content.externalId,
      contentRef: content.contentId,
      version: content.version,
      state: content.state,
      cause: content.cause,
      decisionId: content.decisionId,
      reversalId: content.reversalId,
      at: content.movedAt.toISOString(),
    })),
    next,
  };
}
