/** One statement as the Commission's database takes it; a key that does not apply is absent, never null. */
export interface Payload {
  readonly puid: string;
  readonly decision_visibility?: readonly string[];
  readonly decision_visibility_other?: string;
  readonly decision_monetary?: string;
  readonly decision_monetary_other?: string;
  readonly decision_provision?: string;
  readonly decision_account?: string;
  readonly account_type?: string;
  readonly end_date_visibility_restriction?: string;
  readonly end_date_monetary_restriction?: string;
  readonly end_date_service_restriction?: string;
  readonly end_date_account_restriction?: string;
  readonly application_date: string;
  readonly content_date: string;
  readonly content_type: readonly string[];
  readonly content_type_other?: string;
  readonly content_language?: string;
  readonly content_id?: { readonly 'EAN-13': string };
  readonly decision_ground: string;
  readonly decision_ground_reference_url?: string;
  readonly illegal_content_legal_ground?: string;
  readonly illegal_content_explanation?: string;
  readonly incompatible_content_ground?: string;
  readonly incompatible_content_explanation?: string;
  readonly incompatible_content_illegal?: string;
  readonly category: string;
  readonly category_addition?: readonly string[];
  readonly category_specification?: readonly string[];
  readonly category_specification_other?: string;
  readonly territorial_scope: readonly string[];
  readonly decision_facts: string;
  readonly source_type: string;
  readonly source_identity?: string;
  readonly automated_detection: string;
  readonly automated_decision: string;
}

/** What somebody wrote in their own words, and may hold personal data; a person may put other words in their place. */
export const freeTextFields = [
  'decision_facts',
  'illegal_content_legal_ground',
  'illegal_content_explanation',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'category_specification_other',
] as const;
export type FreeTextField = (typeof freeTextFields)[number];

/** Longest texts, in Unicode code points after trimming. */
export const textLimits = {
  puid: 500,
  decision_visibility_other: 500,
  decision_monetary_other: 500,
  content_type_other: 500,
  category_specification_other: 500,
  decision_ground_reference_url: 500,
  illegal_content_legal_ground: 500,
  illegal_content_explanation: 2_000,
  incompatible_content_ground: 500,
  incompatible_content_explanation: 2_000,
  decision_facts: 5_000,
  source_identity: 500,
} as const satisfies Partial<Record<keyof Payload, number>>;
