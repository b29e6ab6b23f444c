import type { FigureSelection } from './figure-selection.js';
import type { RedressOutcome } from './redress-facts.js';

type Narrowing = Pick<FigureSelection, 'basis' | 'trustedFlagger'>;

/** Which complaints the blocks of sheet 7 hold, by the first part of the figure's id. */
const complaintBlocks: Readonly<Record<string, Narrowing>> = {
  complaints: {},
  complaints_20_1_a: { basis: 'visibility' },
  complaints_20_1_b: { basis: 'service' },
  complaints_20_1_c: { basis: 'account' },
  complaints_20_1_d: { basis: 'monetary' },
  complaints_no_action: { basis: 'inaction' },
  complaints_no_action_tf: { basis: 'inaction', trustedFlagger: true },
};

const outcomes: Readonly<Record<string, RedressOutcome>> = {
  upheld: 'upheld',
  partially_reversed: 'partly-reversed',
  reversed: 'reversed',
  omitted: 'omitted',
};

const single: Readonly<Record<string, FigureSelection>> = {
  'new_restrictions.total': { rows: 'new-restrictions' },
  'ods_disputes.total': { rows: 'disputes' },
  'ods_disputes.median_hours': { rows: 'dispute-times' },
  'ods_disputes.implemented_ratio': { rows: 'dispute-outcomes', outcomes: ['reversed', 'partly-reversed'] },
  'susp_illegal_content.total': { rows: 'suspensions', suspensionKind: 'content' },
  'susp_unfounded_notices.total': { rows: 'suspensions', suspensionKind: 'notices' },
  'susp_unfounded_complaints.total': { rows: 'suspensions', suspensionKind: 'complaints' },
};

/** The rows that a figure of sheet 7 counts, or undefined when it has no such figure; a ratio lists its base. */
export function redressSelection(figure: string): FigureSelection | undefined {
  const [block = '', scope = ''] = figure.split('.', 2);
  const outcome = outcomes[scope];
  if (block === 'ods_disputes' && outcome) return { rows: 'dispute-outcomes', outcomes: [outcome] };
  const narrowing = complaintBlocks[block];
  if (!narrowing) return single[figure];
  if (scope === 'total') return { rows: 'complaints', ...narrowing };
  if (scope === 'median_hours') return { rows: 'complaint-times', ...narrowing };
  const hasRow = outcome && (outcome !== 'omitted' || block === 'complaints');
  return hasRow ? { rows: 'complaint-outcomes', ...narrowing, outcomes: [outcome] } : undefined;
}
