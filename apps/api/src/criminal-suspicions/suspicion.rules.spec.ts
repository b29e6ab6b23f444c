import { type SecondLook, suspicionStates, type SuspicionState } from './suspicion.js';
import {
  addresseesOf,
  afterSuspicionStep,
  secondLookIsOwed,
  suspicionSteps,
  type SuspicionStep,
} from './suspicion.rules.js';

type Looked = SecondLook | null;
type Row = [SuspicionState, boolean, Looked, SuspicionStep, SuspicionState];
/** Each step that is allowed: from, urgent, second look, step, to. */
const allowed: Row[] = [
  ['raised', true, null, 'confirm', 'confirmed'],
  ['raised', false, null, 'confirm', 'confirmed'],
  ['raised', true, null, 'dismiss', 'dismissed'],
  ['raised', false, null, 'dismiss', 'dismissed'],
  ['raised', true, null, 'report', 'reported'],
  ['confirmed', true, 'confirmed', 'report', 'reported'],
  ['confirmed', false, 'confirmed', 'report', 'reported'],
  ['reported', true, null, 'confirm', 'reported'],
  ['reported', true, null, 'dismiss', 'reported'],
  ['acknowledged', true, null, 'confirm', 'acknowledged'],
  ['acknowledged', true, null, 'dismiss', 'acknowledged'],
  ...(['reported', 'acknowledged'] as const).flatMap((state) => [
    ...([null, 'confirmed', 'dismissed'] as const).flatMap((look): Row[] => [
      [state, true, look, 'report', state],
      [state, true, look, 'acknowledge', 'acknowledged'],
    ]),
    ...(['confirmed', 'dismissed'] as const).map((look): Row => [state, true, look, 'close', 'closed']),
    [state, false, 'confirmed', 'report', state] as Row,
    [state, false, 'confirmed', 'acknowledge', 'acknowledged'] as Row,
    [state, false, 'confirmed', 'close', 'closed'] as Row,
  ]),
];

/** The places that the database lets exist. */
const places = suspicionStates.flatMap((state) =>
  [true, false].flatMap((urgent) =>
    ([null, 'confirmed', 'dismissed'] as const)
      .filter((look) => {
        if (state === 'raised') return look === null;
        if (state === 'confirmed' || state === 'dismissed') return look === state;
        if (state === 'closed') return look !== null && (urgent || look === 'confirmed');
        return urgent || look === 'confirmed';
      })
      .map((secondLook) => ({ state, urgent, secondLook })),
  ),
);

describe('the steps of a suspicion (Art. 18)', () => {
  it.each(places.flatMap((place) => suspicionSteps.map((step) => ({ ...place, step }))))(
    '$state, urgent $urgent, second look $secondLook: $step',
    ({ step, ...place }) => {
      const to = allowed.find(
        ([state, urgent, look, by]) =>
          state === place.state && urgent === place.urgent && look === place.secondLook && by === step,
      )?.[4];
      expect(afterSuspicionStep(place, step)).toBe(to);
    },
  );

  it('lists no step from a place that cannot be', () => {
    for (const [state, urgent, secondLook] of allowed) expect(places).toContainEqual({ state, urgent, secondLook });
  });

  it.each(places)('$state, second look $secondLook: owed or not', (place) => {
    const over = place.state === 'closed' || place.state === 'dismissed';
    expect(secondLookIsOwed(place)).toBe(place.secondLook === null && !over);
  });
});

describe('whom to tell (Art. 18(2))', () => {
  const certain = { code: 'FR', confidence: 'certain' } as const;
  const likely = { code: 'DE', confidence: 'likely' } as const;
  const possible = { code: 'ES', confidence: 'possible' } as const;
  const established = { establishedIn: 'BE' };
  const abroad = { establishedIn: null };

  it.each([
    ['each Member State of reasonable certainty', [certain, possible, likely], established, ['FR', 'DE'], '18(1)'],
    ['one that is likely, wherever the provider is', [likely], abroad, ['DE'], '18(1)'],
    ['the establishment and Europol when none is certain enough', [possible], established, ['BE', 'europol'], '18(2)'],
    ['the establishment and Europol when nothing is known', [], established, ['BE', 'europol'], '18(2)'],
    ['Europol alone when the establishment is not known either', [possible], abroad, ['europol'], '18(2)'],
  ])('%s', (_case, guess, profile, jurisdictions, article) => {
    expect(addresseesOf(guess, profile)).toEqual({ jurisdictions, article });
  });
});
