import { type SheetHead, sheetHeads } from '../check/sheet-table.js';
import { plain } from '../check/indicator-rows.js';
import { templateRows } from '../check/template-rows.js';
import type { RawTable } from './reading.js';

export interface RecognisedSheet {
  readonly head: SheetHead;
  /** Index of the record that heads the table. */
  readonly headerAt: number;
  /** How well it fits; more is better. */
  readonly score: number;
}

/** Above the header stand titles at most. */
const headerSoughtIn = 12;

/** A header of another sheet shares these words; names of files and sheets differ in case and signs. */
const words = (text: string) =>
  plain(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();

function namedFor(name: string, head: SheetHead): boolean {
  const own = words(
    name
      .split(/[/#]/)
      .at(-1)!
      .replace(/\.\w+$/, ''),
  );
  const part = words(head.partName);
  if (own.includes(words(head.id))) return true;
  const numbered = new RegExp(`(^|part )${parseInt(head.id)}( |$)`).test(own);
  // 'own_initiative_TC' and 'own_initiative_illegal' share all but a word; 'notices' stands in many a name.
  return numbered || own === part || own.endsWith(` ${part}`);
}

function headerShare(record: readonly string[], head: SheetHead): number {
  const present = new Set(record.map(plain));
  return head.columns.filter(({ header }) => present.has(plain(header))).length / head.columns.length;
}

function rowShare(records: readonly (readonly string[])[], head: SheetHead): number {
  const labels = new Set((templateRows[head.id] ?? []).map(({ indicator }) => plain(indicator)));
  if (labels.size === 0) return 0;
  const sample = records.slice(0, 200);
  const known = sample.filter((record) => record.slice(0, 8).some((text) => labels.has(plain(text)))).length;
  return known / Math.max(sample.length, 1);
}

/** Which sheet a table is, by its headers, its rows and its name; undefined when it is none. */
export function recogniseSheet({ name, records }: RawTable): RecognisedSheet | undefined {
  const candidates = sheetHeads.map((head): RecognisedSheet => {
    const shares = records.slice(0, headerSoughtIn).map((record) => headerShare(record, head));
    const best = Math.max(0, ...shares);
    const headerAt = best >= 0.25 ? shares.indexOf(best) : 0;
    const content = rowShare(records, head);
    const named = namedFor(name, head);
    const fits = (best >= 0.4 && (named || content >= 0.3 || !templateRows[head.id])) || content >= 0.4 || named;
    return { head, headerAt, score: fits ? 2 * best + content + (named ? 0.75 : 0) : 0 };
  });
  const best = candidates.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score > 0 && records.length > 0 ? best : undefined;
}
