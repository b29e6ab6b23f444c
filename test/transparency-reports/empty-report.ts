import { defaultChoices } from '../../apps/api/src/transparency-reports/counting-choices.js';
import { noFacts } from '../../apps/api/src/transparency-reports/facts.js';
import { nothingProvided } from '../../apps/api/src/transparency-reports/provided.js';
import { assembleReport } from '../../apps/api/src/transparency-reports/report.js';

/** The report of a platform on which nothing happened; a test names what it is about. */
export function anEmptyReport(changes: Partial<Parameters<typeof assembleReport>[0]> = {}) {
  return assembleReport({
    service: 'Plaza',
    providerName: 'Plaza Media Ltd',
    tier: 'vlop',
    imposableRestrictions: ['vis_removal'],
    from: '2026-01-01',
    to: '2026-06-30',
    publishedOn: '2026-08-20',
    previouslyPublishedOn: null,
    choices: defaultChoices,
    categoryNotes: {},
    provided: nothingProvided,
    facts: noFacts,
    ...changes,
  });
}
