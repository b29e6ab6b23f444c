import type { CountingChoices } from '../counting-choices.js';
import type { AutomationShare, MeasureAutomationGroup, NoticeAutomationGroup, ReportFacts } from '../facts.js';

/** The counted rows of sheet 8 for one automation share; the partly automated go where the choice says. */
export type AutomationRow = 'solely' | 'not';
type PartlyAutomated = CountingChoices['partlyAutomated'];

/** `measures_solely_automated.*`, `measures_not_automated.*`: restrictions by how they were decided (Annex II 1.6). */
export function measures_by_automation(
  facts: ReportFacts,
  row: AutomationRow,
  partly: PartlyAutomated,
  counted: (group: MeasureAutomationGroup) => boolean = () => true,
): number {
  return facts.measureAutomation
    .filter((group) => standsIn(row, group.decided, partly) && counted(group))
    .reduce((total, group) => total + group.measures, 0);
}

/** `notices_solely_automated.*`, `notices_not_automated.*`: notices by how they were processed (Art. 15(1)(b)). */
export function notices_by_automation(
  facts: ReportFacts,
  row: AutomationRow,
  partly: PartlyAutomated,
  counted: (group: NoticeAutomationGroup) => boolean = () => true,
): number {
  return facts.noticeAutomation
    .filter((group) => standsIn(row, group.processed, partly) && counted(group))
    .reduce((total, group) => total + group.notices, 0);
}

/** What a context column says of the partly automated, for which the template has no row; null where there are none. */
export const partlyAutomatedNote = {
  measures: (
    facts: ReportFacts,
    partly: PartlyAutomated,
    counted: (group: MeasureAutomationGroup) => boolean = () => true,
  ): string | null =>
    note(
      facts.measureAutomation
        .filter((group) => group.decided === 'partial' && counted(group))
        .reduce((total, group) => total + group.measures, 0),
      'measures',
      partly,
    ),
  notices: (
    facts: ReportFacts,
    partly: PartlyAutomated,
    counted: (group: NoticeAutomationGroup) => boolean = () => true,
  ): string | null =>
    note(
      facts.noticeAutomation
        .filter((group) => group.processed === 'partial' && counted(group))
        .reduce((total, group) => total + group.notices, 0),
      'notices',
      partly,
    ),
};

function note(count: number, what: 'measures' | 'notices', partly: PartlyAutomated): string | null {
  if (count === 0) return null;
  const where = partly === 'neither' ? 'in neither row' : 'in the row of those not automated';
  return `Partly automated ${what}: ${count}, counted ${where}.`;
}

function standsIn(row: AutomationRow, share: AutomationShare, partly: PartlyAutomated): boolean {
  if (share === 'partial') return row === partly;
  return row === (share === 'full' ? 'solely' : 'not');
}
