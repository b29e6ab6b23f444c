import type { ContentKind, ContentType, AccountType } from '../recipients/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { AutomatedDecision, Exemption, Ground, Source } from '../statements-of-reasons/index.js';
import type { Payload } from './payload.js';
import { textLimits } from './payload.js';
import { cleanText, cutVisibly, referenceUrl } from './payload-text.rules.js';
import { contentLanguageCodes } from './tdb-codes.js';

/** All that a payload is made of: nothing else can get into one. */
export interface StatementFacts {
  readonly puid: string;
  readonly decidedAt: Date;
  readonly source: Source;
  readonly facts: string;
  readonly ground: Ground;
  readonly restrictions: readonly {
    readonly type: RestrictionType;
    readonly territory: readonly string[];
    /** Null: until further notice. */
    readonly endsAt: Date | null;
  }[];
  readonly automatedDetection: boolean;
  readonly automatedDecision: AutomatedDecision;
  readonly category: string;
  readonly keyword: string | null;
  readonly otherDescription: string | null;
  /** ISO 639-1 in whichever case; null when not known. */
  readonly contentLanguage: string | null;
  readonly contentKind: ContentKind;
  /** Empty for what the platform has not described. */
  readonly contentTypes: readonly ContentType[];
  /** Since when the platform has hosted it, as far as it has said; else since when we have known of it. */
  readonly hostedSince: Date;
  readonly accountType: AccountType | null;
}

/**
 * Whether a statement goes to the Commission at all (Art. 24(5)). What Art. 17 does not cover does not: orders under Art. 9
 * (Art. 17(5)) and deceptive commercial content of high volume (Art. 17(2)). That nobody could be told is no reason.
 */
export function isSubmitted(exemption: Exemption | null): boolean {
  return exemption === null || exemption === 'no-contact-details';
}

type Kind = 'visibility' | 'monetary' | 'service' | 'account';

/** Our names for the restrictions of Art. 17(1) in the database's codes; of one kind the gravest stands first. */
const decisionCodes: readonly (readonly [RestrictionType, Kind, string])[] = [
  ['visibility-removal', 'visibility', 'DECISION_VISIBILITY_CONTENT_REMOVED'],
  ['visibility-disabling', 'visibility', 'DECISION_VISIBILITY_CONTENT_DISABLED'],
  ['visibility-demotion', 'visibility', 'DECISION_VISIBILITY_CONTENT_DEMOTED'],
  ['visibility-age-restriction', 'visibility', 'DECISION_VISIBILITY_CONTENT_AGE_RESTRICTED'],
  ['visibility-interaction-restriction', 'visibility', 'DECISION_VISIBILITY_CONTENT_INTERACTION_RESTRICTED'],
  ['visibility-labelling', 'visibility', 'DECISION_VISIBILITY_CONTENT_LABELLED'],
  ['visibility-other', 'visibility', 'DECISION_VISIBILITY_OTHER'],
  ['monetary-termination', 'monetary', 'DECISION_MONETARY_TERMINATION'],
  ['monetary-suspension', 'monetary', 'DECISION_MONETARY_SUSPENSION'],
  ['monetary-other', 'monetary', 'DECISION_MONETARY_OTHER'],
  ['service-total-termination', 'service', 'DECISION_PROVISION_TOTAL_TERMINATION'],
  ['service-partial-termination', 'service', 'DECISION_PROVISION_PARTIAL_TERMINATION'],
  ['service-total-suspension', 'service', 'DECISION_PROVISION_TOTAL_SUSPENSION'],
  ['service-partial-suspension', 'service', 'DECISION_PROVISION_PARTIAL_SUSPENSION'],
  ['account-termination', 'account', 'DECISION_ACCOUNT_TERMINATED'],
  ['account-suspension', 'account', 'DECISION_ACCOUNT_SUSPENDED'],
];

/** An order that owes no statement is not sent; with one it came from an authority outside Art. 9 (reference, section 12). */
const sourceTypes: Readonly<Record<Source, string>> = {
  'article-16': 'SOURCE_ARTICLE_16',
  'trusted-flagger': 'SOURCE_TRUSTED_FLAGGER',
  'terms-flag': 'SOURCE_TYPE_OTHER_NOTIFICATION',
  order: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  voluntary: 'SOURCE_VOLUNTARY',
};

const automatedDecisions: Readonly<Record<AutomatedDecision, string>> = {
  full: 'AUTOMATED_DECISION_FULLY',
  partial: 'AUTOMATED_DECISION_PARTIALLY',
  none: 'AUTOMATED_DECISION_NOT_AUTOMATED',
};

/** Standard words for what has no code; nobody writes them. */
const otherWords = {
  visibility: 'Another restriction of the visibility of the content.',
  monetary: 'Another restriction of monetary payments.',
  content: 'Not described further.',
  account: 'An account.',
  'live-session': 'A live transmission.',
} as const;

/** The payload of a statement: only what applies, arrays without repetition and sorted, texts cleaned. */
export function buildPayload(facts: StatementFacts): Payload {
  const { accountType, contentLanguage } = facts;
  const language = contentLanguage?.toUpperCase();
  return {
    puid: facts.puid,
    ...decisions(facts),
    ...(accountType && { account_type: `ACCOUNT_TYPE_${accountType.toUpperCase()}` }),
    application_date: dateOf(facts.decidedAt),
    content_date: dateOf(facts.hostedSince < facts.decidedAt ? facts.hostedSince : facts.decidedAt),
    ...contentType(facts),
    ...(language !== undefined && isContentLanguage(language) && { content_language: language }),
    ...ground(facts.ground),
    category: facts.category,
    ...specification(facts),
    territorial_scope: sorted(facts.restrictions.flatMap(({ territory }) => territory)),
    decision_facts: cutVisibly(cleanText(facts.facts), textLimits.decision_facts),
    source_type: sourceTypes[facts.source],
    automated_detection: facts.automatedDetection ? 'Yes' : 'No',
    automated_decision: automatedDecisions[facts.automatedDecision],
  };
}

/** The day in UTC, in which the database says when it took a statement. */
export function dateOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function decisions({ restrictions }: StatementFacts): Partial<Payload> {
  const codesOf = (kind: Kind) =>
    decisionCodes
      .filter(([type, its]) => its === kind && restrictions.some((one) => one.type === type))
      .map(([, , code]) => code);
  const visibility = sorted(codesOf('visibility'));
  const [monetary] = codesOf('monetary');
  const [provision] = codesOf('service');
  const [account] = codesOf('account');
  const ends = {
    end_date_visibility_restriction: endOf(restrictions, 'visibility'),
    end_date_monetary_restriction: endOf(restrictions, 'monetary'),
    end_date_service_restriction: endOf(restrictions, 'service'),
    end_date_account_restriction: endOf(restrictions, 'account'),
  };
  return {
    ...(visibility.length > 0 && { decision_visibility: visibility }),
    ...(visibility.includes('DECISION_VISIBILITY_OTHER') && { decision_visibility_other: otherWords.visibility }),
    ...(monetary && { decision_monetary: monetary }),
    ...(monetary === 'DECISION_MONETARY_OTHER' && { decision_monetary_other: otherWords.monetary }),
    ...(provision && { decision_provision: provision }),
    ...(account && { decision_account: account }),
    ...present(ends),
  };
}

/** The last day of the longest restriction of a kind; absent when one of them has no end (section 12). */
function endOf(restrictions: StatementFacts['restrictions'], kind: Kind): string | undefined {
  const ends = restrictions.filter(({ type }) => type.startsWith(`${kind}-`)).map(({ endsAt }) => endsAt);
  if (ends.length === 0 || ends.includes(null)) return undefined;
  return dateOf(new Date(Math.max(...ends.map((end) => end!.getTime()))));
}

function contentType({
  contentTypes,
  contentKind,
}: StatementFacts): Pick<Payload, 'content_type' | 'content_type_other'> {
  const described = contentTypes.map((type) => `CONTENT_TYPE_${type.replaceAll('-', '_').toUpperCase()}`);
  const product = contentKind === 'listing' ? ['CONTENT_TYPE_PRODUCT'] : ['CONTENT_TYPE_OTHER'];
  const codes = sorted(described.length > 0 ? described : product);
  if (!codes.includes('CONTENT_TYPE_OTHER')) return { content_type: codes };
  const words =
    contentKind === 'account' || contentKind === 'live-session' ? otherWords[contentKind] : otherWords.content;
  return { content_type: codes, content_type_other: words };
}

function ground(stated: Ground): Pick<Payload, 'decision_ground'> & Partial<Payload> {
  if (stated.kind === 'illegal') {
    const { law, provision, memberState } = stated;
    return {
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      // Never cut: the rules refuse one that is too long, and a person shortens it.
      illegal_content_legal_ground: cleanText(`${law}, ${provision}${memberState ? ` (${memberState})` : ''}`),
      illegal_content_explanation: cutVisibly(cleanText(stated.explanation), textLimits.illegal_content_explanation),
    };
  }
  const { title, code, version, url } = stated.clause;
  return {
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: cleanText(`${title} (${code}, version ${version})`),
    incompatible_content_explanation: cutVisibly(
      cleanText(stated.explanation),
      textLimits.incompatible_content_explanation,
    ),
    ...present({ decision_ground_reference_url: referenceUrl(url) }),
  };
}

function specification({ keyword, otherDescription }: StatementFacts): Partial<Payload> {
  if (keyword === null) return {};
  const other = keyword === 'KEYWORD_OTHER' ? cleanText(otherDescription ?? '') : '';
  return {
    category_specification: [keyword],
    ...(other !== '' && { category_specification_other: other }),
  };
}

function isContentLanguage(code: string): boolean {
  return contentLanguageCodes.includes(code);
}

function sorted(codes: readonly string[]): string[] {
  return [...new Set(codes)].sort();
}

function present<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>;
}
