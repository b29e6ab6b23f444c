import type { Allegation, Language } from './allegations/index.js';
import type { Author } from './people.js';
import type { Ruling } from './ruling.js';

/** What the platform makes of a command: `none` leaves it unconfirmed. */
export type EnforcementAnswer = 'done' | 'partly' | 'refused' | 'gone' | 'none';

/** What a moderator does on first sight instead of deciding. */
export type Detour = 'hold' | 'escalate' | 'hand-over' | 'release';

export interface PlannedContent {
  readonly id: string;
  readonly url: string;
  readonly allegation: Allegation;
  readonly language: Language;
  readonly author: Author;
  /** When the platform says what is there: before the notices, after them, or never. */
  readonly description: 'before' | 'after' | 'never';
  /** Edited after the notices: a second version. */
  readonly isEdited: boolean;
  readonly ruling: Ruling;
  readonly answer: EnforcementAnswer;
  readonly detour?: Detour;
  /** The decision turns out to be wrong, and a senior moderator corrects it. */
  readonly isMisjudged: boolean;
}

/** As POST /v1/notices takes it. */
export interface NoticeBody {
  /** Left out: a notice under Art. 16. */
  type?: 'terms-flag';
  termsClause?: { code: string };
  items?: { url?: string; contentId?: string; moment?: string; description?: string }[];
  explanation?: string;
  notifier?: { name?: string; email?: string; kind?: 'individual' | 'entity' };
  goodFaith?: boolean;
  category?: string;
  keyword?: string;
  law?: string;
  memberState?: string;
  allegesChildSexualAbuse?: boolean;
  allegesThreatToLife?: boolean;
  language?: string;
}

export type Sender = 'stranger' | 'platform' | 'trusted-flagger' | 'desk';

export interface PlannedNotice {
  readonly idempotencyKey: string;
  readonly sender: Sender;
  /** With the sender `desk`: how it arrived, and how long ago. */
  readonly arrival?: { readonly channel: 'email' | 'letter' | 'phone' | 'in-person'; readonly hoursAgo: number };
  readonly body: NoticeBody;
  /** What the notifier adds when told what was missing. */
  readonly supplement?: NoticeBody;
  readonly files: readonly ('image' | 'pdf' | 'text')[];
  /** The sender did not hear the answer and sends it once more. */
  readonly isRepeated: boolean;
}

/** Somebody who does not agree with a decision, and what comes of it (Art. 20). */
export interface PlannedComplaint {
  readonly content: PlannedContent;
  /** Whose notifier complains; without one the recipient does, through the platform. */
  readonly notice?: PlannedNotice;
  readonly outcome: 'upheld' | 'partly-reversed' | 'reversed';
  readonly isManifestlyUnfounded?: true;
  /** Who complains on the complainant's behalf (Art. 86). */
  readonly representedBy?: string;
  /** Goes on to a dispute settlement body, which sees it otherwise (Art. 21). */
  readonly isDisputed?: true;
}

/** An order of an authority: to act against the content, or to say whose it is (Art. 9, 10). */
export interface PlannedOrder {
  readonly instrument: 'dsa-article-9' | 'terrorist-content' | 'dsa-article-10';
  readonly content: PlannedContent;
}

/** The notices of somebody who goes on after a warning, and after the suspension (Art. 23(2)). */
export interface PlannedMisuse {
  readonly untilWarned: readonly PlannedNotice[];
  readonly unheeding: readonly PlannedNotice[];
  readonly whileSuspended: readonly PlannedNotice[];
}

/** Something that the platform's own filter finds: it hides it without a person (Art. 15(1)(c)). */
export interface PlannedAdvert {
  readonly id: string;
  readonly url: string;
  readonly account: string;
  readonly language: Language;
  readonly text: string;
  /** It only speaks of what the filter looks for: its account complains and is right. */
  readonly isMistaken: boolean;
}

export interface Day {
  /** What the addresses of all contents of this day begin with. */
  readonly site: string;
  readonly contents: readonly PlannedContent[];
  /** Contents that nobody gave notice of. */
  readonly ownFinds: readonly PlannedContent[];
  /** In the order of their sending. */
  readonly notices: readonly PlannedNotice[];
  readonly complaints: readonly PlannedComplaint[];
  readonly orders: readonly PlannedOrder[];
  readonly misuse: PlannedMisuse;
  readonly adverts: readonly PlannedAdvert[];
}
