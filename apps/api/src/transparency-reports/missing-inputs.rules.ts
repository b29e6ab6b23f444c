import type { Finding } from './check/check.js';
import type { Sheet } from './sheet.js';
import { rowApplies, type Applicability } from './tier.rules.js';
import type { Tier } from '../platforms/index.js';

/** The sheets that are the provider's word, and what to enter for them. */
const inputs: Readonly<Record<string, string>> = {
  '9_human_resources': 'moderators',
  '10_AMAR': 'active-recipients',
  '11_qualitative': 'texts',
};

/** One finding per row of these sheets that applies to the provider and is blank because nothing was entered. */
export function missingInputs(
  sheets: readonly Sheet[],
  tier: Tier,
  searchEngineIs: 'intermediary' | 'hosting' | 'online-platform',
  missingMonths: readonly string[] = [],
): Finding[] {
  return sheets.flatMap((sheet) => {
    const input = inputs[sheet.id];
    const at = (id: string) => sheet.columns.findIndex((column) => column.id === id);
    return input === undefined
      ? []
      : sheet.records.flatMap((record, index): Finding[] => {
          const applies = rowApplies(record[at('applicability')] as Applicability, tier, searchEngineIs);
          if (!applies || record[at('value')] !== null) return [];
          const what = [record[at('indicator')], record[at('scope')]].filter((text) => text).join(', ');
          return [
            {
              check: 'I1',
              effect: 'warns',
              rule: 'What no fact of the product gives must be entered before a report is published.',
              sheet: sheet.id,
              record: index + 2,
              column: 'Value',
              detail: `${lacking(sheet.id, missingMonths)} for "${what.trim()}" (report-inputs/…/${input})`,
            },
          ];
        });
  });
}

function lacking(sheet: string, missingMonths: readonly string[]): string {
  if (sheet !== '10_AMAR' || missingMonths.length === 0) return 'nothing was entered';
  return `the months ${missingMonths.join(', ')} are missing`;
}
