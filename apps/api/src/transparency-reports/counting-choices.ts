import { isDay } from '../infrastructure/validation/index.js';

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
  /** An item that several notices of the period name: in each, or once, with the earliest. */
  readonly itemInSeveralNotices: 'each' | 'once';
  /** Items on which nothing was done may be left out of the median, or be observed until they were answered. */
  readonly noticesWithoutAction: 'left-out' | 'until-answered';
  /** One observation per item, or per notice: until its first item was acted on, or its last. */
  readonly medianObservation: 'item' | 'notice-first' | 'notice-last';
  /** Which notices the medians of sheet 4 are of: those decided in the period, or those received in it. */
  readonly noticeMedianCohort: 'decided' | 'received';
  /** The same for outcomes and medians of complaints and disputes (sheet 7). */
  readonly outcomeCohort: 'decided' | 'received';
  /** One measure or action: each restriction, or each decision, whatever it imposes. */
  readonly measureIs: 'restriction' | 'decision';
  /** A median over nothing: blank with a note, or 0, which reads as instant. */
  readonly medianOfNothing: 'blank' | 'zero';
  /** Whether Member States that sent no order get a block of zeros (sheet 3). */
  readonly memberStatesWithoutOrders: 'left-out' | 'zero';
  /** Which automated decisions the accuracy rows of sheet 8 are about. */
  readonly accuracyCovers: 'full-and-partial' | 'full';
  /** Decimals of hours, and of full-time equivalents. */
  readonly hourDecimals: 0 | 1 | 2;
  readonly fteDecimals: 0 | 1 | 2;
  /** Line ends of the CSV files: RFC 4180 says CRLF, the Commission's own files have LF. */
  readonly lineEnds: 'crlf' | 'lf';
  /** Names of the CSV files: `4_notices.csv`, or with platform and period before it. */
  readonly fileNames: 'sheet' | 'platform-period-sheet';
  /** For a first report here: the day on which the one before it was published elsewhere, YYYY-MM-DD, or `none`. */
  readonly previousReport: string;
}

export const defaultChoices: CountingChoices = {
  reportingZone: 'Europe/Brussels',
  trustedFlaggerNotices: 'all',
  solelyAutomatedColumn: 'detection',
  partlyAutomated: 'neither',
  automaticOrderReceipt: 'zero',
  searchEngineIs: 'intermediary',
  itemInSeveralNotices: 'each',
  noticesWithoutAction: 'left-out',
  medianObservation: 'item',
  noticeMedianCohort: 'decided',
  outcomeCohort: 'decided',
  measureIs: 'restriction',
  medianOfNothing: 'blank',
  memberStatesWithoutOrders: 'left-out',
  accuracyCovers: 'full-and-partial',
  hourDecimals: 2,
  fteDecimals: 2,
  lineEnds: 'crlf',
  fileNames: 'sheet',
  previousReport: 'none',
};

type Listed = Exclude<keyof CountingChoices, 'reportingZone' | 'previousReport'>;

/** Every choice with its values, the default first. */
export const choiceOptions: { readonly [Choice in Listed]: readonly CountingChoices[Choice][] } = {
  trustedFlaggerNotices: ['all', 'in-area'],
  solelyAutomatedColumn: ['detection', 'decision'],
  partlyAutomated: ['neither', 'not'],
  automaticOrderReceipt: ['zero', 'measured'],
  searchEngineIs: ['intermediary', 'hosting', 'online-platform'],
  itemInSeveralNotices: ['each', 'once'],
  noticesWithoutAction: ['left-out', 'until-answered'],
  medianObservation: ['item', 'notice-first', 'notice-last'],
  noticeMedianCohort: ['decided', 'received'],
  outcomeCohort: ['decided', 'received'],
  measureIs: ['restriction', 'decision'],
  medianOfNothing: ['blank', 'zero'],
  memberStatesWithoutOrders: ['left-out', 'zero'],
  accuracyCovers: ['full-and-partial', 'full'],
  hourDecimals: [2, 1, 0],
  fteDecimals: [2, 1, 0],
  lineEnds: ['crlf', 'lf'],
  fileNames: ['sheet', 'platform-period-sheet'],
};

/** The choices of a platform: what its settings name, and the defaults for all that they leave out or misspell. */
export function choicesFrom(settings: unknown, reportingZone: string): CountingChoices {
  const named = typeof settings === 'object' && settings !== null ? (settings as Record<string, unknown>) : {};
  const chosen = Object.entries(choiceOptions).filter(([choice, values]) =>
    values.some((value) => value === named[choice]),
  );
  const { previousReport } = named;
  return {
    ...defaultChoices,
    ...Object.fromEntries(chosen.map(([choice]) => [choice, named[choice]])),
    ...(typeof previousReport === 'string' && isDay(previousReport) ? { previousReport } : {}),
    reportingZone,
  };
}
