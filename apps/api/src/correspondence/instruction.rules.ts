import type { InstructionState, Settlement } from './instruction.js';

/** Settled once, one way or the other; it stays so. */
const table: Readonly<Record<InstructionState, readonly Settlement[]>> = {
  received: ['followed', 'not-followed'],
  followed: [],
  'not-followed': [],
};

export function maySettle(state: InstructionState, as: Settlement): boolean {
  return table[state].includes(as);
}
