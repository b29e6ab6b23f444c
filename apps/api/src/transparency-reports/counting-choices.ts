/**
 * What Annex II leaves to the provider. Each choice is a setting of the platform and is printed into the context columns
 * of the report; what has no alternative here is printed too, because a reader must know it (docs/transparency-reports.md).
 */
export interface CountingChoices {
  /** IANA name of the zone whose midnights bound the period's days. */
  readonly reportingZone: string;
  /** Whether the trusted-flagger columns hold all notices of trusted flaggers, or those inside their area of expertise. */
  readonly trustedFlaggerNotices: 'all' | 'in-area';
  /** Column G of sheets 5 and 6: its title speaks of detection, its instruction of the measure taken. */
  readonly solelyAutomatedColumn: 'detection' | 'decision';
  /** Sheet 8 has rows for 'solely' and 'not' only: where partly automated measures and notices go. */
  readonly partlyAutomated: 'neither' | 'not';
  /** Receipts of orders that went out automatically within an hour may count as zero (Annex II 1.2.1, column I). */
  readonly automaticOrderReceipt: 'zero' | 'measured';
  /** Which rows a very large online search engine fills besides those of every provider. */
  readonly searchEngineIs: 'intermediary' | 'hosting' | 'online-platform';
}

export const defaultChoices: CountingChoices = {
  reportingZone: 'Europe/Brussels',
  trustedFlaggerNotices: 'all',
  solelyAutomatedColumn: 'detection',
  partlyAutomated: 'neither',
  automaticOrderReceipt: 'zero',
  searchEngineIs: 'intermediary',
};

const options: {
  readonly [Choice in Exclude<keyof CountingChoices, 'reportingZone'>]: readonly CountingChoices[Choice][];
} = {
  trustedFlaggerNotices: ['all', 'in-area'],
  solelyAutomatedColumn: ['detection', 'decision'],
  partlyAutomated: ['neither', 'not'],
  automaticOrderReceipt: ['zero', 'measured'],
  searchEngineIs: ['intermediary', 'hosting', 'online-platform'],
};

/** The choices of a platform: what its settings name, and the defaults for all that they leave out or misspell. */
export function choicesFrom(settings: unknown, reportingZone: string): CountingChoices {
  const named = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
  const chosen = Object.entries(options).filter(([choice, values]) => values.some((value) => value === named[choice]));
  return { ...defaultChoices, ...Object.fromEntries(chosen.map(([choice]) => [choice, named[choice]])), reportingZone };
}
