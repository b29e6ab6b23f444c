import { rowsHeld } from '../audit-scope.js';
import type { Table } from '../compliance-report.js';
import { table } from '../section-parts.js';
import type { CauseCount, Disagreement } from './campaigns.query.js';
import { extentOf, neededApproval, type CampaignFacts, type TakenBack } from './campaigns.rules.js';
import type { UnseenRepeat } from './repeats.query.js';

interface Lists {
  readonly campaigns: readonly CampaignFacts[];
  readonly leftOut: readonly CauseCount[];
  readonly disagreements: { readonly rows: readonly Disagreement[]; readonly total: number };
  readonly takenBack: readonly TakenBack[];
  readonly unseen: { readonly rows: readonly UnseenRepeat[]; readonly total: number };
}

export function campaignTables({ campaigns, leftOut, disagreements, takenBack, unseen }: Lists): Table[] {
  return [
    decidedTable(campaigns),
    outcomeTable(campaigns),
    table(
      'left-out',
      'Contents left out, by cause',
      'Listed in a campaign of the period and passed over when their turn came: they wait for a moderator, as if there were no campaign. The causes are explained in docs/campaigns.md.',
      [
        { label: 'Cause', unit: 'text' },
        { label: 'Contents', unit: 'count' },
      ],
      leftOut.map(({ cause, count }) => [cause, count]),
    ),
    disagreementTable(disagreements),
    takenBackTable(takenBack),
    repeatTable(unseen),
  ];
}

const campaign = { label: 'Campaign', unit: 'text' } as const;

function decidedTable(campaigns: readonly CampaignFacts[]): Table {
  return table(
    'decided',
    'Campaigns, and who answers for each',
    'Those that began to be decided in the period. Needed: whether more contents were listed than the threshold in force at the decision. Since preview: at least so long.',
    [
      campaign,
      { label: 'Began', unit: 'instant' },
      { label: 'Contents', unit: 'count' },
      { label: 'Threshold', unit: 'count' },
      { label: 'Needed', unit: 'text' },
      { label: 'Decided by', unit: 'text' },
      { label: 'Approved by', unit: 'text' },
      { label: 'Since sample', unit: 'seconds' },
      { label: 'Since preview', unit: 'seconds' },
    ],
    campaigns
      .slice(0, rowsHeld)
      .map((one) => [
        one.id,
        one.startedAt,
        one.contentsAtDecision,
        one.approvalAbove,
        answer(neededApproval(one)),
        one.decidedBy,
        one.approvedBy,
        one.afterSample,
        one.afterPreview,
      ]),
    campaigns.length,
  );
}

function outcomeTable(campaigns: readonly CampaignFacts[]): Table {
  return table(
    'outcomes',
    'Campaigns, and what became of each',
    'The same campaigns, as they stand when the report is made. Fallen: of the decisions, those whose outcome is another by now. Successful: complaints after which the decision was reversed, in whole or part.',
    [
      campaign,
      { label: 'Outcome', unit: 'text' },
      { label: 'State', unit: 'text' },
      { label: 'Sample', unit: 'count' },
      { label: 'Fit', unit: 'count' },
      { label: 'Decided', unit: 'count' },
      { label: 'Left out', unit: 'count' },
      { label: 'Fallen', unit: 'count' },
      { label: 'Complaints', unit: 'count' },
      { label: 'Successful', unit: 'count' },
    ],
    campaigns
      .slice(0, rowsHeld)
      .map((one) => [
        one.id,
        one.outcome,
        one.state,
        one.sample.size,
        one.sample.fits,
        one.decided,
        one.leftOut,
        one.fallen,
        one.complaints,
        one.complaintsReversed,
      ]),
    campaigns.length,
  );
}

function disagreementTable({ rows, total }: Lists['disagreements']): Table {
  return table(
    'disagreements',
    'Samples that disagreed',
    'Drawn in the period, with a content that a person found not to fit: such a campaign goes back to its list, and is not decided before another sample fits.',
    [
      campaign,
      { label: 'Round', unit: 'count' },
      { label: 'Drawn', unit: 'instant' },
      { label: 'Contents', unit: 'count' },
      { label: 'Sample', unit: 'count' },
      { label: 'Judged', unit: 'count' },
      { label: 'Do not fit', unit: 'count' },
    ],
    rows.map((one) => [one.campaignId, one.round, one.drawnAt, one.population, one.size, one.judged, one.doesNotFit]),
    total,
  );
}

function takenBackTable(campaigns: readonly TakenBack[]): Table {
  return table(
    'taken-back',
    'Campaigns taken back',
    'Those that somebody began to take back in the period, whenever they were decided, with the complaints against their decisions.',
    [
      campaign,
      { label: 'Decided', unit: 'instant' },
      { label: 'Taken back', unit: 'instant' },
      { label: 'Done', unit: 'instant' },
      { label: 'By', unit: 'text' },
      { label: 'How far', unit: 'text' },
      { label: 'Reversed', unit: 'count' },
      { label: 'Kept', unit: 'count' },
      { label: 'Complaints', unit: 'count' },
      { label: 'Successful', unit: 'count' },
    ],
    campaigns
      .slice(0, rowsHeld)
      .map((one) => [
        one.id,
        one.startedAt,
        one.reversalStartedAt,
        one.reversedAt,
        one.reversedBy,
        extentOf(one),
        one.reversed,
        one.kept,
        one.complaints,
        one.complaintsReversed,
      ]),
    campaigns.length,
  );
}

function repeatTable({ rows, total }: Lists['unseen']): Table {
  return table(
    'repeats-in-doubt',
    'Repeats in doubt that nobody has looked at',
    'At the end of the period: what they repeat has another outcome or was reversed, and they stand as they were. Nothing falls by itself; a person looks at each.',
    [
      { label: 'Kind', unit: 'text' },
      { label: 'Id', unit: 'text' },
      { label: 'Applied on', unit: 'text' },
      { label: 'Repeats', unit: 'text' },
      { label: 'That fell', unit: 'instant' },
      { label: 'In doubt for', unit: 'seconds' },
    ],
    rows.map((one) => [one.kind, one.id, one.appliedOn, one.repeats, one.fellAt, one.seconds]),
    total,
  );
}

function answer(needed: boolean | null): string {
  if (needed === null) return 'not on record';
  return needed ? 'yes' : 'no';
}
