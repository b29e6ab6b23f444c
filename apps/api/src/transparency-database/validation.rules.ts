import { textLimits, type Payload } from './payload.js';
import { cleanText, codePoints, isReferenceUrl } from './payload-text.rules.js';
import {
  accountCodes,
  accountTypeCodes,
  automatedDecisionCodes,
  contentLanguageCodes,
  contentTypeCodes,
  groundCodes,
  keywordsByCategory,
  monetaryCodes,
  provisionCodes,
  sourceTypeCodes,
  statementCategoryCodes,
  statementKeywordCodes,
  territoryCodes,
  visibilityCodes,
  yesNoCodes,
} from './tdb-codes.js';

/** Codes, so that they may be kept beside the record and counted by field. */
export type FaultKind =
  | 'required'
  | 'not-a-code'
  | 'not-text'
  | 'not-a-list'
  | 'too-long'
  | 'not-clean'
  | 'format'
  | 'out-of-range'
  | 'before-application'
  | 'does-not-apply'
  | 'repeated'
  | 'unknown';

export interface PayloadFault {
  readonly field: string;
  readonly kind: FaultKind;
}

const single: Readonly<Record<string, readonly string[]>> = {
  decision_monetary: monetaryCodes,
  decision_provision: provisionCodes,
  decision_account: accountCodes,
  account_type: accountTypeCodes,
  decision_ground: groundCodes,
  incompatible_content_illegal: yesNoCodes,
  category: statementCategoryCodes,
  content_language: contentLanguageCodes,
  source_type: sourceTypeCodes,
  automated_detection: yesNoCodes,
  automated_decision: automatedDecisionCodes,
};

const lists: Readonly<Record<string, readonly string[]>> = {
  decision_visibility: visibilityCodes,
  content_type: contentTypeCodes,
  category_addition: statementCategoryCodes,
  category_specification: statementKeywordCodes,
  territorial_scope: territoryCodes,
};

const firstDays: Readonly<Record<string, string>> = { application_date: '2020-01-01', content_date: '2000-01-01' };
const LAST_DAY = '2038-01-01';

/** The date of an end, and the decision without which it says nothing. */
const ends: Readonly<Record<string, keyof Payload>> = {
  end_date_visibility_restriction: 'decision_visibility',
  end_date_monetary_restriction: 'decision_monetary',
  end_date_service_restriction: 'decision_provision',
  end_date_account_restriction: 'decision_account',
};

const always = [
  'puid',
  'decision_ground',
  'content_type',
  'category',
  'content_date',
  'application_date',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'territorial_scope',
] as const;

const ILLEGAL = 'DECISION_GROUND_ILLEGAL_CONTENT';
const INCOMPATIBLE = 'DECISION_GROUND_INCOMPATIBLE_CONTENT';

/**
 * What the server would refuse, and what it would take although it should not (reference, sections 5, 6 and 15.3): territory,
 * ends before the application, ends without their decision, EAN check digit, KEYWORD_OTHER without its text, fields that it
 * would drop. [] when the payload may be sent. Unknown keys are faults: the server would lose them without a word.
 */
export function payloadFaults(payload: Payload): PayloadFault[] {
  const data = payload as unknown as Readonly<Record<string, unknown>>;
  return [
    ...Object.keys(data).flatMap((field) => shapeFaults(field, data[field], data)),
    ...requiredFields(data)
      .filter((field) => !isFilled(data[field]))
      .map((field) => ({ field, kind: 'required' as const })),
    ...droppedFields(data).map((field) => ({ field, kind: 'does-not-apply' as const })),
  ];
}

/** Keywords that the published tree has under none of the categories: the server takes them, a person should look. */
export function payloadWarnings({ category, category_addition = [], category_specification = [] }: Payload): string[] {
  const usual = new Set([category, ...category_addition].flatMap((code) => keywordsByCategory[code] ?? []));
  return category_specification.filter((keyword) => keyword !== 'KEYWORD_OTHER' && !usual.has(keyword));
}

/** A fault as the record keeps it: `field:kind`. */
export function faultCode({ field, kind }: PayloadFault): string {
  return `${field}:${kind}`;
}

function shapeFaults(field: string, value: unknown, data: Readonly<Record<string, unknown>>): PayloadFault[] {
  const fault = (kind: FaultKind | false) => (kind === false ? [] : [{ field, kind }]);
  if (field in single) return fault(typeof value === 'string' && single[field]!.includes(value) ? false : 'not-a-code');
  if (field in lists) return fault(listFault(value, lists[field]!));
  if (field in firstDays || field in ends) return fault(dayFault(field, value, data));
  if (field === 'content_id') return fault(eanFault(value));
  if (!(field in textLimits)) return fault('unknown');
  const text = textFault(value, textLimits[field as keyof typeof textLimits]);
  if (text) return fault(text);
  if (field === 'puid' && !/^[a-zA-Z0-9_-]+$/.test(value as string)) return fault('format');
  if (field === 'decision_ground_reference_url' && !isReferenceUrl(value as string)) return fault('format');
  return [];
}

function listFault(value: unknown, codes: readonly string[]): FaultKind | false {
  if (!Array.isArray(value)) return 'not-a-list';
  if (!value.every((code) => typeof code === 'string' && codes.includes(code))) return 'not-a-code';
  return new Set(value).size < value.length ? 'repeated' : false;
}

function textFault(value: unknown, limit: number): FaultKind | false {
  if (typeof value !== 'string') return 'not-text';
  if (value === '') return 'required';
  if (cleanText(value) !== value || value === 'null') return 'not-clean';
  return codePoints(value) > limit ? 'too-long' : false;
}

function dayFault(field: string, value: unknown, data: Readonly<Record<string, unknown>>): FaultKind | false {
  if (typeof value !== 'string' || !isDay(value)) return 'format';
  if (value > LAST_DAY || (field in firstDays && value < firstDays[field]!)) return 'out-of-range';
  const applied = data.application_date;
  return field in ends && typeof applied === 'string' && value < applied ? 'before-application' : false;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

function eanFault(value: unknown): FaultKind | false {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'format';
  if (Object.keys(value).some((key) => key !== 'EAN-13')) return 'unknown';
  const ean = (value as Record<string, unknown>)['EAN-13'];
  if (typeof ean !== 'string' || !/^\d{13}$/.test(ean)) return 'format';
  const sum = Array.from(ean.slice(0, 12)).reduce((total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1), 0);
  return (10 - (sum % 10)) % 10 === Number(ean[12]) ? false : 'format';
}

function requiredFields(data: Readonly<Record<string, unknown>>): string[] {
  const decided = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'];
  return [
    ...always,
    ...(decided.some((field) => isFilled(data[field])) ? [] : ['decision_visibility']),
    ...conditional.filter(([, applies]) => applies(data)).map(([field]) => field),
  ];
}

/** Fields that the server drops without a word unless they apply; those but the last two it then requires. */
const conditional: readonly (readonly [string, (data: Readonly<Record<string, unknown>>) => boolean])[] = [
  ['decision_visibility_other', (data) => includes(data.decision_visibility, 'DECISION_VISIBILITY_OTHER')],
  ['decision_monetary_other', (data) => data.decision_monetary === 'DECISION_MONETARY_OTHER'],
  ['content_type_other', (data) => includes(data.content_type, 'CONTENT_TYPE_OTHER')],
  ['illegal_content_legal_ground', (data) => data.decision_ground === ILLEGAL],
  ['illegal_content_explanation', (data) => data.decision_ground === ILLEGAL],
  ['incompatible_content_ground', (data) => data.decision_ground === INCOMPATIBLE],
  ['incompatible_content_explanation', (data) => data.decision_ground === INCOMPATIBLE],
  ['category_specification_other', (data) => includes(data.category_specification, 'KEYWORD_OTHER')],
];

function droppedFields(data: Readonly<Record<string, unknown>>): string[] {
  return [
    ...conditional.filter(([field, applies]) => field in data && !applies(data)).map(([field]) => field),
    ...('incompatible_content_illegal' in data && data.decision_ground !== INCOMPATIBLE
      ? ['incompatible_content_illegal']
      : []),
    ...('source_identity' in data && data.source_type === 'SOURCE_VOLUNTARY' ? ['source_identity'] : []),
    ...(includes(data.category_addition, data.category) ? ['category_addition'] : []),
    ...Object.entries(ends)
      .filter(([end, decision]) => end in data && !isFilled(data[decision]))
      .map(([end]) => end),
  ];
}

function includes(list: unknown, code: unknown): boolean {
  return Array.isArray(list) && list.includes(code);
}

function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
