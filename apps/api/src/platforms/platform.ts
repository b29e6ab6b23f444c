import type { RestrictionType } from './restriction-types.js';

/** Nested except vlose: intermediary > hosting > online platform > very large (Art. 3(g), 3(i), 33). */
export const tiers = ['intermediary', 'hosting', 'online-platform', 'vlop', 'vlose'] as const;
export type Tier = (typeof tiers)[number];

/** How the platform is asked to carry a restriction out. */
export const enforcementChannels = ['webhook', 'pull', 'manual'] as const;
export type EnforcementChannel = (typeof enforcementChannels)[number];

/** Whom a contact point serves: authorities (Art. 11), recipients (Art. 12), or the legal representative (Art. 13). */
export const contactPointKinds = ['authorities', 'recipients', 'legal-representative'] as const;
export type ContactPointKind = (typeof contactPointKinds)[number];

/** Days are `YYYY-MM-DD` in the platform's zone; `validTo` is the first day on which it no longer holds, null = open. */
export interface TierInterval {
  readonly id: string;
  readonly tier: Tier;
  readonly microOrSmall: boolean;
  /** The Member State of the main establishment, where there is one. */
  readonly establishedIn: string | null;
  /** The day of the Commission's designation (Art. 33(4)); null for services that are not very large. */
  readonly designatedOn: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
}

export interface ContactPoint {
  readonly id: string;
  readonly kind: ContactPointKind;
  readonly label: string;
  readonly email: string | null;
  readonly url: string | null;
  readonly languages: readonly string[];
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The response times that may have a target (architecture section 4). */
export const responseTimes = [
  'receipt',
  'first-look',
  'decision',
  'action',
  'answer',
  'statement',
  'complaint',
  'dispute',
  'dispute-reply',
  'order-receipt',
  'order-effect',
  'suspicion',
  'information-request',
] as const;
export type ResponseTime = (typeof responseTimes)[number];

export const notifierKinds = ['anonymous', 'individual', 'entity', 'trusted-flagger'] as const;
export type NotifierKind = (typeof notifierKinds)[number];

/** A due time as data: null for category or notifier kind means "whichever". */
export interface ResponseTarget {
  readonly responseTime: ResponseTime;
  readonly category: string | null;
  readonly notifierKind: NotifierKind | null;
  readonly seconds: number;
  readonly validFrom: Date;
}

/** What the operator chooses how to count in the report; the reports room reads it, nobody here interprets it. */
export type ReportSettings = Readonly<Record<string, string | number | boolean>>;

export interface PlatformSettings {
  readonly serviceName: string;
  readonly providerName: string;
  /** The zone in which its days begin and end, for validity and reports (IANA name). */
  readonly timeZone: string;
  /** Two small letters each, the first is the one that messages fall back to. */
  readonly languages: readonly string[];
  /** What the platform can impose at all; a report leaves the others blank. */
  readonly restrictionTypes: readonly RestrictionType[];
  readonly enforcementChannel: EnforcementChannel;
  /** Statements to recipients go to the platform's webhook instead of by mail. */
  readonly speaksForRecipients: boolean;
  readonly reportSettings: ReportSettings;
}

/** A platform with all that it ever was; its profile is what holds on a day. */
export interface PlatformRecord extends PlatformSettings {
  readonly id: string;
  readonly key: string;
  readonly tiers: readonly TierInterval[];
  readonly contactPoints: readonly ContactPoint[];
  readonly targets: readonly ResponseTarget[];
  readonly hasWebhook: boolean;
}

/** A platform as it is today: tier and contact points in force, all targets with their validity. */
export interface PlatformProfile extends PlatformSettings {
  readonly id: string;
  readonly key: string;
  readonly tier: Tier;
  readonly microOrSmall: boolean;
  /** True for the twelve months after it stopped being micro or small, in which Section 3 does not yet apply (Art. 19(1)). */
  readonly smallSizeGrace: boolean;
  readonly establishedIn: string | null;
  readonly contactPoints: readonly ContactPoint[];
  readonly targets: readonly ResponseTarget[];
  readonly hasWebhook: boolean;
}
