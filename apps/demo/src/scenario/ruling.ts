/** What a content deserves. */
export type Ruling =
  | 'remove'
  | 'remove-and-suspend'
  | 'disable-in-member-state'
  | 'label'
  | 'demote'
  | 'age-restrict'
  | 'limit-interaction'
  | 'stop-payments'
  | 'suspend-account'
  | 'no-action'
  | 'manifestly-unfounded'
  | 'gone';

export interface RulingTerms {
  /** Null: nothing is restricted. */
  readonly ground: 'illegal' | 'terms' | null;
  readonly restrictions: readonly { readonly type: string; readonly days?: number; readonly inMemberState?: true }[];
  /** Of the items when nothing is restricted. */
  readonly finding?: { readonly outcome: 'neither' | 'unavailable'; readonly manifestly?: true };
}

/** What partly reversing leaves of a ruling; the others are as mild as can be. */
export const milder: Readonly<Partial<Record<Ruling, Ruling>>> = {
  remove: 'disable-in-member-state',
  'remove-and-suspend': 'remove',
  demote: 'label',
  'limit-interaction': 'label',
  'stop-payments': 'label',
  'suspend-account': 'label',
};

const nothing: RulingTerms['restrictions'] = [];

/** What a moderator's judgement comes to. `days` is how long a restriction is to last; none: until further notice. */
export const rulingTerms: Readonly<Record<Ruling, RulingTerms>> = {
  remove: { ground: 'illegal', restrictions: [{ type: 'visibility-removal' }] },
  'remove-and-suspend': {
    ground: 'illegal',
    restrictions: [{ type: 'visibility-removal' }, { type: 'account-suspension', days: 30 }],
  },
  'disable-in-member-state': {
    ground: 'illegal',
    restrictions: [{ type: 'visibility-disabling', inMemberState: true }],
  },
  label: { ground: 'terms', restrictions: [{ type: 'visibility-labelling' }] },
  demote: { ground: 'terms', restrictions: [{ type: 'visibility-demotion', days: 90 }] },
  'age-restrict': { ground: 'terms', restrictions: [{ type: 'visibility-age-restriction' }] },
  'limit-interaction': { ground: 'terms', restrictions: [{ type: 'visibility-interaction-restriction', days: 14 }] },
  'stop-payments': {
    ground: 'terms',
    restrictions: [{ type: 'monetary-suspension', days: 60 }, { type: 'visibility-removal' }],
  },
  'suspend-account': { ground: 'terms', restrictions: [{ type: 'account-suspension', days: 14 }] },
  'no-action': { ground: null, restrictions: nothing, finding: { outcome: 'neither' } },
  'manifestly-unfounded': { ground: null, restrictions: nothing, finding: { outcome: 'neither', manifestly: true } },
  gone: { ground: null, restrictions: nothing, finding: { outcome: 'unavailable' } },
};
