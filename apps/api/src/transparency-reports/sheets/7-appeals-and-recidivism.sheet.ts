import type { CountingChoices } from '../counting-choices.js';
import { medianCell } from '../figures/hours.js';
import {
  complaints_by_outcome,
  complaints_median_hours,
  complaints_total,
  new_restrictions,
  ods_disputes_by_outcome,
  ods_disputes_implemented_ratio,
  ods_disputes_median_hours,
  ods_disputes_total,
  suspensions_enacted,
} from '../figures/redress.figures.js';
import type { ComplaintBlock, RedressFacts, RedressOutcome, SuspensionGroup } from '../redress-facts.js';
import { complaintsOnFlagsNote, noRedressObservation, redressNotes } from '../method-notes.js';
import type { ReportInput } from '../report-input.js';
import type { SheetColumn, SheetDeclaration } from '../sheet.js';
import { rowApplies, type Applicability } from '../tier.rules.js';
import { periodColumn, serviceColumn } from './key-columns.js';

interface RedressRow {
  readonly applicability: Applicability;
  readonly section: string;
  readonly indicator: string;
  readonly scope: string;
  readonly value: (facts: RedressFacts, choices: CountingChoices) => number | null;
  readonly note: keyof typeof redressNotes;
  /** Said besides, when there is something to say. */
  readonly disclosure?: (facts: RedressFacts) => string | null;
}

const onlinePlatforms = 'Only for providers of online platforms';
const complaintsSection = 'Internal complaints mechanism';
const disputesSection = 'Out-of-court dispute settlement bodies';
const suspensionsSection = 'Suspensions imposed on repeated offenders';

const decisions: readonly { readonly scope: string; readonly outcome: RedressOutcome }[] = [
  { scope: 'Decisions upheld', outcome: 'upheld' },
  { scope: 'Decisions partially reversed', outcome: 'partly-reversed' },
  { scope: 'Decisions reversed', outcome: 'reversed' },
];

function complaintRows(block: ComplaintBlock, indicator: string): RedressRow[] {
  const common = { applicability: onlinePlatforms, section: complaintsSection, indicator } as const;
  return [
    {
      ...common,
      scope: 'Total number',
      note: 'received',
      value: (facts) => complaints_total(facts, block),
    },
    ...decisions.map(({ scope, outcome }): RedressRow => ({
      ...common,
      scope,
      note: 'decided',
      value: (facts) => complaints_by_outcome(facts, block, outcome),
    })),
    {
      ...common,
      scope: 'Median time',
      note: 'median',
      value: (facts, { hourDecimals, medianOfNothing }) =>
        medianCell(complaints_median_hours(facts, block, hourDecimals), medianOfNothing),
    },
  ];
}

function allComplaints(): RedressRow[] {
  const [total, ...rest] = complaintRows('all', 'Number of complaints submitted to the internal-complaints mechanism');
  return [
    {
      ...total!,
      applicability: 'All',
      disclosure: ({ complaints }) =>
        complaintsOnFlagsNote(
          complaints
            .filter(({ basis }) => basis === 'inaction-on-flag')
            .reduce((sum, group) => sum + group.complaints, 0),
        ),
    },
    ...rest,
    {
      ...rest[0]!,
      scope: 'Decision omitted',
      value: (facts) => complaints_by_outcome(facts, 'all', 'omitted'),
    },
  ];
}

function disputeRows(): RedressRow[] {
  const common = {
    applicability: onlinePlatforms,
    section: disputesSection,
    indicator: 'Number of disputes submitted to out-of-court dispute settlement bodies',
  } as const;
  return [
    { ...common, scope: 'Total number', note: 'disputesReceived', value: ods_disputes_total },
    ...decisions.map(({ scope, outcome }): RedressRow => ({
      ...common,
      scope,
      note: 'disputesDecided',
      value: (facts) => ods_disputes_by_outcome(facts, outcome),
    })),
    {
      ...common,
      scope: 'Median time',
      note: 'disputeMedian',
      value: (facts, { hourDecimals, medianOfNothing }) =>
        medianCell(ods_disputes_median_hours(facts, hourDecimals), medianOfNothing),
    },
    {
      ...common,
      scope: 'Decision omitted',
      note: 'disputesDecided',
      value: (facts) => ods_disputes_by_outcome(facts, 'omitted'),
    },
    {
      ...common,
      scope: 'Percentage of outcomes implemented',
      note: 'implemented',
      value: ods_disputes_implemented_ratio,
    },
  ];
}

function suspensionRow(kind: SuspensionGroup['kind'], what: string): RedressRow {
  return {
    applicability: onlinePlatforms,
    section: suspensionsSection,
    indicator: `Number of suspensions enacted for the provision of manifestly ${what}`,
    scope: 'Total number',
    note: 'suspensions',
    value: (facts) => suspensions_enacted(facts, kind),
  };
}

const rows: readonly RedressRow[] = [
  ...allComplaints(),
  {
    applicability: onlinePlatforms,
    section: complaintsSection,
    indicator: 'Number of restrictions newly imposed as a result of an internal complaint',
    scope: 'Total number',
    note: 'newRestrictions',
    value: new_restrictions,
  },
  ...complaintRows(
    'visibility',
    'Complaint regarding a decision to remove or disable access to or restrict visibility of information',
  ),
  ...complaintRows('service', 'Complaint regarding a decision to suspend or terminate the provision of the service'),
  ...complaintRows('account', 'Complaint regarding a decision to suspend or terminate an account '),
  ...complaintRows('monetary', 'Complaint regarding a decision to restrict the ability to monetise information'),
  ...complaintRows(
    'inaction',
    'Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16',
  ),
  ...complaintRows(
    'inaction-trusted-flagger',
    'Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with Article 16',
  ),
  ...disputeRows(),
  suspensionRow('content', 'illegal content '),
  suspensionRow('notices', 'unfounded notices'),
  suspensionRow('complaints', 'unfounded complaints'),
];

function value(row: RedressRow, { facts, tier, choices }: ReportInput): number | null {
  return rowApplies(row.applicability, tier, choices.searchEngineIs) ? row.value(facts.redress, choices) : null;
}

function context(row: RedressRow, input: ReportInput): string | null {
  if (!rowApplies(row.applicability, input.tier, input.choices.searchEngineIs)) return null;
  const notes = [
    redressNotes[row.note](input.choices),
    row.disclosure?.(input.facts.redress),
    value(row, input) === null ? noRedressObservation : null,
  ];
  return notes.filter((note) => note).join(' ');
}

function key(id: string, header: string, cell: (row: RedressRow) => string): SheetColumn<RedressRow> {
  return { id, header, role: 'key', unit: 'text', cell };
}

/** Annex II 1.5: complaints, out-of-court disputes and suspensions for misuse. */
export const appealsAndRecidivism: SheetDeclaration<RedressRow> = {
  id: '7_appeals_and_recidivism',
  partName: 'appeals_and_recidivism',
  legalBasis: 'Art. 15(1)(d), 24(1)(a), (b)',
  columns: [
    key('applicability', 'Applicability', (row) => row.applicability),
    serviceColumn,
    periodColumn,
    key('section', 'Section', (row) => row.section),
    key('indicator', 'Indicator', (row) => row.indicator),
    key('scope', 'Scope', (row) => row.scope),
    { id: 'value', header: 'Value', role: 'figure', unit: 'value', cell: value },
    { id: 'contextual_information', header: 'Contextual Information', role: 'context', unit: 'text', cell: context },
  ],
  rows: () => rows,
};
