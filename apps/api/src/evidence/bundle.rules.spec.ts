import { bundleStates } from './bundle.js';
import { bundleAfter, bundleSteps, makingAttempts, stepWhenLost } from './bundle.rules.js';

describe('a bundle of evidence', () => {
  it('takes these steps and no other', () => {
    const taken = bundleStates.flatMap((state) =>
      bundleSteps.flatMap((step) => {
        const to = bundleAfter(state, step);
        return to === null ? [] : [`${state} ${step} ${to}`];
      }),
    );
    expect(taken).toEqual([
      'awaiting-approval approve queued',
      'awaiting-approval refuse refused',
      'queued begin making',
      'queued restart queued',
      'queued fail failed',
      'making begin making',
      'making finish made',
      'making restart queued',
      'making fail failed',
    ]);
  });

  const asked = new Date('2026-11-22T10:00:00Z');
  const after = (hours: number) => new Date(asked.getTime() + hours * 3_600_000);
  it.each([
    ['at once', 0, asked, null, 'restart'],
    ['after its last attempt', makingAttempts, asked, null, 'fail'],
    ['a day after it was asked for', 0, after(-24), null, 'fail'],
    ['a day after it was asked for, approved lately', 1, after(-24), after(-1), 'restart'],
    ['a day after it was approved', 1, after(-48), after(-24), 'fail'],
  ] as const)('whose job is lost, %s', (_when, attempts, recordedAt, answeredAt, step) =>
    expect(stepWhenLost({ attempts, recordedAt, answeredAt }, asked)).toBe(step),
  );
});
