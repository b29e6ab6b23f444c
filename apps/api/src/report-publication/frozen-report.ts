import type { AskedPeriod, Finding, MadeReport, Sheet } from '../transparency-reports/index.js';

/** Something that the provider said for the report itself, as it counted when the report was checked. */
export interface FrozenInput {
  readonly id: string;
  readonly kind: string;
  /** Of a text its question, of active recipients by month the month (`YYYY-MM`). */
  readonly question: string | null;
  /** RFC 3339 */
  readonly recordedAt: string;
}

/** A report as it was checked: plain JSON, kept byte for byte. It names no person. */
export interface FrozenReport {
  readonly platform: string;
  readonly service: string;
  readonly provider: string;
  readonly tier: MadeReport['tier'];
  readonly obligation: MadeReport['obligation'];
  readonly from: string;
  readonly to: string;
  readonly kind: MadeReport['kind'];
  readonly publishBy: string | null;
  /** RFC 3339 */
  readonly madeAt: string;
  readonly choices: MadeReport['choices'];
  readonly programVersion: string;
  readonly categoryListVersion: string;
  readonly inputs: readonly FrozenInput[];
  readonly sheets: readonly Sheet[];
  readonly findings: readonly Finding[];
}

/** What a correction says of itself (Regulation (EU) 2024/2835 Annex II Part I section 5). */
export interface Correction {
  readonly reason: string;
  readonly method: string;
}

/** One cell that is not what it was in the version before; `row` counts from 1, the header, and is null of a row that is gone. */
export interface CellChange {
  readonly sheet: string;
  readonly row: number | null;
  /** What the row is about, in the words of its key columns. */
  readonly label: string;
  /** Header of the column. */
  readonly column: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** A version as everybody can read it: `report.json`. */
export interface PublishedReport extends FrozenReport {
  readonly version: number;
  /** YYYY-MM-DD, in the platform's zone. */
  readonly publishedOn: string;
  readonly publicUntil: string;
  /** SHA-256 of the report as it was checked, before the days of publication were entered. */
  readonly contentSha256: string;
  readonly correction: (Correction & { readonly corrects: number; readonly changes: readonly CellChange[] }) | null;
}

/** A row of the list: a report that was checked, and what became of it. */
export interface CheckedReport {
  readonly platformId: string;
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly follows: number;
  readonly contentHash: Buffer;
  readonly blocking: number;
  readonly warnings: number;
  readonly programVersion: string;
  readonly checkedBy: string;
  readonly checkedAt: Date;
  /** True when nobody has checked the period since. */
  readonly isLatest: boolean;
  /** Of the newest version of the period; 0 when there is none. */
  readonly newest: number;
  readonly published: Publication | null;
}

export interface Publication {
  readonly number: number;
  readonly publishedOn: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly publicUntil: string;
  readonly correction: Correction | null;
  readonly changes: number;
}

/** A file of a version; `sha256` is hexadecimal. */
export interface FileEntry {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
}

export type Period = AskedPeriod;
