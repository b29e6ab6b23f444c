import { requestKinds, requestStates } from './information-request.js';
import { basisFaults, firstPageAt, nextPageAt, requestSteps, stateAfter } from './information-request.rules.js';

/** Each step that is taken, as `state step → state`; all others are refused. */
const taken = {
  information: [
    'requested prepare in-preparation',
    'requested sign-off in-preparation',
    'requested send in-preparation',
    'requested answer answered',
    'requested extend requested',
    'requested refuse refused',
    'requested withdraw withdrawn',
    'in-preparation sign-off in-preparation',
    'in-preparation send in-preparation',
    'in-preparation answer answered',
    'in-preparation extend in-preparation',
    'in-preparation refuse refused',
    'in-preparation withdraw withdrawn',
    'answered send answered',
  ],
  'interim-measure': [
    'requested prepare in-preparation',
    'requested sign-off in-preparation',
    'requested send in-preparation',
    'requested extend requested',
    'requested refuse refused',
    'requested withdraw withdrawn',
    'requested give-effect in-effect',
    'in-preparation sign-off in-preparation',
    'in-preparation send in-preparation',
    'in-preparation extend in-preparation',
    'in-preparation refuse refused',
    'in-preparation withdraw withdrawn',
    'in-preparation give-effect in-effect',
    'in-effect send in-effect',
    'in-effect end ended',
  ],
};

describe('an information request', () => {
  it.each(requestKinds)('of the kind %s takes these steps and no other', (kind) => {
    const all = requestStates.flatMap((state) =>
      requestSteps.flatMap((step) => {
        const to = stateAfter({ kind, state }, step);
        return to === null ? [] : [`${state} ${step} ${to}`];
      }),
    );
    expect(all.toSorted()).toEqual(taken[kind].toSorted());
  });

  it('orders interim measures by Art. 51(2), 51(3) and 70, or by another law', () => {
    expect(basisFaults('interim-measure', '70')).toEqual([]);
    expect(basisFaults('information', '67(2)')).toEqual([]);
    expect(basisFaults('interim-measure', '67(2)').map(({ pointer }) => pointer)).toEqual(['#/legalBasis']);
  });

  it('pages three days, one day and two hours before its deadline, and then no more', () => {
    const request = { receivedAt: new Date('2026-11-01T00:00:00Z'), dueAt: new Date('2026-11-15T12:00:00Z') };
    const instants = ['2026-11-12T12:00:00.000Z', '2026-11-14T12:00:00.000Z', '2026-11-15T10:00:00.000Z'];
    let at = firstPageAt(request, request.receivedAt);
    for (const instant of instants) {
      expect(at?.toISOString()).toBe(instant);
      at = nextPageAt(request, at!);
    }
    expect(at).toBeNull();
  });

  it('pages at once when its time is short already, and never once it is over', () => {
    const request = { receivedAt: new Date('2026-11-01T00:00:00Z'), dueAt: new Date('2026-11-02T00:00:00Z') };
    const now = new Date('2026-11-01T06:00:00Z');
    expect(firstPageAt(request, now)).toEqual(now);
    expect(nextPageAt(request, now)?.toISOString()).toBe('2026-11-01T22:00:00.000Z');
    expect(firstPageAt(request, new Date('2026-11-03T00:00:00Z'))).toBeNull();
  });
});
