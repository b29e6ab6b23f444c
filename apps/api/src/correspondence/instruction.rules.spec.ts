import { instructionStates, settlements } from './instruction.js';
import { maySettle } from './instruction.rules.js';

describe('an instruction', () => {
  it.each(instructionStates.flatMap((state) => settlements.map((as) => [state, as] as const)))(
    'that is %s may be settled as %s only when it is received',
    (state, as) => expect(maySettle(state, as)).toBe(state === 'received'),
  );
});
