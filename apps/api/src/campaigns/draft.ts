import type { DecisionContent } from '../decisions/index.js';

/** What all contents of a campaign are decided by; what hangs on a single case is not in it. */
export type CampaignDraft = Omit<DecisionContent, 'forCategories' | 'forItems' | 'discloseNotifier' | 'misuse'>;

/** What is said when a campaign is taken back. */
export interface ReversalWords {
  /** Why the decisions do not stand; kept with each. */
  readonly reason: string;
  readonly facts: string;
}

export function writeDraft(draft: CampaignDraft): string {
  return JSON.stringify(draft);
}

/** The draft as it was stated, with its instants. */
export function readDraft(text: string): CampaignDraft {
  const draft = JSON.parse(text) as CampaignDraft;
  return {
    ...draft,
    ...(draft.restrictions && {
      restrictions: draft.restrictions.map(({ endsAt, ...rest }) => ({
        ...rest,
        ...(endsAt && { endsAt: new Date(endsAt) }),
      })),
    }),
  };
}

/** The draft as it is decided: that contents were put together by a system or a list is a step that was automated (Art. 16(6)). */
export function asDecided(draft: CampaignDraft): DecisionContent {
  const { automation } = draft;
  return {
    ...draft,
    automation: { ...automation, processing: [...new Set([...automation.processing, 'grouping' as const])] },
  };
}

/** The decision by which one of the campaign's is taken back: nothing is restricted any more. */
export function asReversed({ facts }: ReversalWords): DecisionContent {
  return {
    outcome: 'no-action',
    facts,
    finding: { outcome: 'neither' },
    automation: { detection: false, decision: 'none', processing: ['grouping'] },
  };
}
