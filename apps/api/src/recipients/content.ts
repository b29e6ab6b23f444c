/** What the thing on the platform is; a case's subject has the same kinds. */
export const contentKinds = ['content', 'account', 'listing', 'live-session'] as const;
export type ContentKind = (typeof contentKinds)[number];

/** What a content is made of; several may hold. */
export const contentTypes = ['app', 'audio', 'image', 'product', 'synthetic-media', 'text', 'video', 'other'] as const;
export type ContentType = (typeof contentTypes)[number];

export const accountTypes = ['business', 'private'] as const;
export type AccountType = (typeof accountTypes)[number];

/** Ties of a recipient that a decision must be seen to be free of, or that make its figures special. */
export const affiliationKinds = ['owner', 'officer', 'staff', 'advertiser', 'government', 'media'] as const;
export type AffiliationKind = (typeof affiliationKinds)[number];

/** Days are `YYYY-MM-DD`; `validTo` is the first day on which it no longer holds, null = open. */
export interface Affiliation {
  readonly kind: AffiliationKind;
  /** A code for where it is known from, such as `public-register`. */
  readonly source: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** What is known of a recipient of the service (Art. 3(b)) apart from name and address; null: not known. */
export interface RecipientFacts {
  readonly accountType: AccountType | null;
  readonly registeredOn: string | null;
  readonly language: string | null;
  /** ISO 3166-1, two capital letters. */
  readonly country: string | null;
  readonly minor: boolean | null;
  /** Whether the platform knows an electronic contact, even if it does not tell us (Art. 17(2)). */
  readonly contactKnown: boolean | null;
  readonly audienceSize: number | null;
}

export interface RecipientIdentity {
  readonly email?: string;
  readonly name?: string;
}

export interface RecipientDescription {
  /** As the platform names the recipient. */
  readonly externalId: string;
  /** Absent when the recipient is only named: what was described before stays. */
  readonly facts?: RecipientFacts & { readonly identity: RecipientIdentity };
  /** Absent: those known before stay. */
  readonly affiliations?: readonly Affiliation[];
}

/** What one version of a content consists of, apart from its text. */
export interface ContentFacts {
  readonly contentTypes: readonly ContentType[];
  /** ISO 639-1, null when there is none or it is not known. */
  readonly language: string | null;
  readonly publishedAt: Date | null;
  readonly mediaSha256: Buffer | null;
  /** The platform's words for what it belongs to, sorted; live events are matched by them. */
  readonly tags: readonly string[];
}

export interface ContentDescription extends ContentFacts {
  readonly externalId: string;
  readonly kind: ContentKind;
  readonly text: string | null;
  readonly urls: readonly string[];
  readonly editedAt: Date | null;
  readonly recipient: RecipientDescription | null;
}
