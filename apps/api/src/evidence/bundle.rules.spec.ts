import { bundleStates } from './bundle.js';
import { bundleAfter, bundleSteps } from './bundle.rules.js';

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
      'making begin making',
      'making finish made',
      'making fail failed',
    ]);
  });
});
