import { Injectable } from '@nestjs/common';
import type { DecisionContent } from '../decisions/index.js';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Config } from '../infrastructure/config.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { CampaignContentsRepository } from './campaign-contents.repository.js';
import { CampaignPreviewQuery, type CampaignCover } from './campaign-preview.query.js';
import { CampaignSamplesRepository } from './campaign-samples.repository.js';
import type {
  Campaign,
  CampaignContent,
  CampaignEvent,
  CampaignSample,
  CampaignState,
  ContentState,
  SampleItem,
} from './campaign.js';
import { needsApproval } from './campaign.rules.js';
import { CampaignsRepository } from './campaigns.repository.js';
import { readDraft } from './draft.js';

/** How many contents stand where, and why some were passed over. */
export type ContentCount = { readonly state: ContentState; readonly cause: string | null; readonly count: number };

/** Texts are null when the caller may not read them, or when they were erased. */
export interface ShownCampaign {
  readonly campaign: Campaign;
  readonly counts: readonly ContentCount[];
  readonly draft: DecisionContent | null;
  readonly samples: readonly CampaignSample[];
  readonly events: readonly (CampaignEvent & { readonly text: string | null })[];
}

export interface CampaignPreview extends CampaignCover {
  readonly needsApproval: boolean;
  readonly approvalAbove: number;
}

@Injectable()
export class ShowCampaignsService {
  constructor(
    private readonly db: Database,
    private readonly config: Config,
    private readonly texts: SealedTexts,
    private readonly campaigns: CampaignsRepository,
    private readonly contents: CampaignContentsRepository,
    private readonly samples: CampaignSamplesRepository,
    private readonly previews: CampaignPreviewQuery,
  ) {}

  /** The earliest first. */
  list(platformId: string, { state, ...asked }: PageQuery & { state?: CampaignState }): Promise<Page<Campaign>> {
    const after = (readPageKey(asked.after, ['instant', 'id']) as [string, string] | undefined) ?? null;
    return this.db.read(async (tx) => {
      const rows = await this.campaigns.page(tx, platformId, { state: state ?? null, after, limit: asked.limit + 1 });
      return pageOf(rows, asked.limit, ({ recordedAt, id }) => pageKey(recordedAt.toISOString(), id));
    });
  }

  /** With how far it is. Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownCampaign> {
    return this.db.read(async (tx) => {
      const campaign = await this.found(tx, platformId, id);
      const events = await this.campaigns.events(tx, platformId, id);
      const mayRead = callerMay(caller, 'decision:read-texts');
      const ids = mayRead ? [campaign.draftId, ...events.flatMap(({ textId }) => textId ?? [])] : [];
      const texts = await this.texts.read(tx, platformId, ids);
      const draft = texts.get(campaign.draftId);
      return {
        campaign,
        counts: await this.contents.counts(tx, campaign),
        draft: draft === undefined ? null : readDraft(draft),
        samples: await this.samples.ofCampaign(tx, campaign),
        events: events.map((event) => ({
          ...event,
          text: isDraft(event) ? null : (texts.get(event.textId ?? '') ?? null),
        })),
      };
    });
  }

  /** What it would be decided on now. Problem: `not-found`. */
  preview(platformId: string, id: string): Promise<CampaignPreview> {
    return this.db.read(async (tx) => {
      const campaign = await this.found(tx, platformId, id);
      const draft = (await this.texts.read(tx, platformId, [campaign.draftId])).get(campaign.draftId);
      const types = draft === undefined ? [] : (readDraft(draft).restrictions ?? []).map(({ type }) => type);
      const cover = await this.previews.cover(tx, platformId, id, types);
      const { approvalAbove } = this.config.campaigns;
      return { ...cover, approvalAbove, needsApproval: needsApproval(cover.contents, approvalAbove) };
    });
  }

  /** Problem: `not-found`. */
  listContents(
    platformId: string,
    id: string,
    { state, ...asked }: PageQuery & { state?: ContentState },
  ): Promise<Page<CampaignContent>> {
    const after = readPageKey(asked.after, ['id'])?.[0] ?? null;
    return this.db.read(async (tx) => {
      const campaign = await this.found(tx, platformId, id);
      const page = { state: state ?? null, after, limit: asked.limit + 1 };
      return pageOf(await this.contents.page(tx, campaign, page), asked.limit, ({ contentId }) => pageKey(contentId));
    });
  }

  /** A sample in the order in which it was drawn; notes for whoever reads decisions' texts. Problem: `not-found`. */
  sample(
    caller: KeyCaller,
    platformId: string,
    id: string,
    round: number,
  ): Promise<{ sample: CampaignSample; items: readonly (SampleItem & { note: string | null })[] }> {
    return this.db.read(async (tx) => {
      const campaign = await this.found(tx, platformId, id);
      const sample = (await this.samples.ofCampaign(tx, campaign)).find((one) => one.round === round);
      if (!sample) throw notFound();
      const items = await this.samples.items(tx, campaign, round);
      const mayRead = callerMay(caller, 'decision:read-texts');
      const notes = await this.texts.read(tx, platformId, mayRead ? items.flatMap(({ noteId }) => noteId ?? []) : []);
      return { sample, items: items.map((item) => ({ ...item, note: notes.get(item.noteId ?? '') ?? null })) };
    });
  }

  private async found(tx: Tx, platformId: string, id: string): Promise<Campaign> {
    const campaign = await this.campaigns.find(tx, platformId, id);
    if (!campaign) throw notFound();
    return campaign;
  }
}

function isDraft({ kind }: CampaignEvent): boolean {
  return kind === 'created' || kind === 'redrafted';
}
