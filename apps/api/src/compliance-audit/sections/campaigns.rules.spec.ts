import {
  daysToLook,
  extentOf,
  isSampled,
  lookedAtInTime,
  neededApproval,
  sumsOf,
  wasApproved,
  type CampaignFacts,
} from './campaigns.rules.js';

const day = 86_400;

const campaign = (changes: Partial<CampaignFacts> = {}): CampaignFacts => ({
  id: 'one',
  outcome: 'restrict',
  state: 'decided',
  startedAt: '2026-11-02T10:00:00.000Z',
  decidedBy: 'senior',
  approvedBy: null,
  contentsAtDecision: 10,
  approvalAbove: 100,
  sample: { size: 10, fits: 10, doesNotFit: 0 },
  afterSample: 60,
  afterPreview: 0,
  toApproval: null,
  decided: 10,
  leftOut: 0,
  fallen: 0,
  complaints: 0,
  complaintsDecided: 0,
  complaintsReversed: 0,
  ...changes,
});

it.each([
  [{ size: 10, fits: 10, doesNotFit: 0 }, true],
  [{ size: 10, fits: 9, doesNotFit: 0 }, false],
  [{ size: 10, fits: 9, doesNotFit: 1 }, false],
  [{ size: 0, fits: 0, doesNotFit: 0 }, false],
])('a campaign with the sample %j is sampled: %p', (sample, expected) => expect(isSampled({ sample })).toBe(expected));

it.each([
  [100, 100, false],
  [101, 100, true],
  [1, 0, true],
  [null, null, null],
])('%p contents with a threshold of %p need a second person: %p', (contentsAtDecision, approvalAbove, expected) =>
  expect(neededApproval({ contentsAtDecision, approvalAbove })).toBe(expected),
);

it.each([
  ['senior', null, false],
  ['senior', 'senior', false],
  ['senior', 'officer', true],
])('decided by %s and approved by %p is approved by a second: %p', (decidedBy, approvedBy, expected) =>
  expect(wasApproved({ decidedBy, approvedBy })).toBe(expected),
);

describe('the sums of a period', () => {
  it('of no campaign say nothing', () =>
    expect(sumsOf([])).toMatchObject({
      campaigns: 0,
      sampled: { value: null },
      approved: { value: null },
      standing: { value: null },
      afterSample: { value: null, observations: 0 },
    }));

  it('judge by each campaign’s own threshold, and leave out what is not on record', () => {
    const large = { contentsAtDecision: 101 };
    const sums = sumsOf([
      campaign(),
      campaign({ ...large, approvedBy: 'officer', toApproval: 600 }),
      campaign(large),
      campaign({ ...large, approvalAbove: 200 }),
      campaign({ contentsAtDecision: null, approvalAbove: null }),
    ]);
    expect(sums.approved).toEqual({ value: 1 / 2, observations: 2 });
    expect(sums.withoutThreshold).toBe(1);
    expect(sums.toApproval).toEqual({ value: 600, observations: 1 });
  });

  it('count decisions, what fell of them, complaints, and times by their median', () => {
    const sums = sumsOf([
      campaign({ decided: 30, fallen: 3, leftOut: 2, afterSample: 10 }),
      campaign({ decided: 10, complaints: 4, complaintsDecided: 2, complaintsReversed: 1, afterSample: 30 }),
      campaign({ decided: 0, sample: { size: 3, fits: 2, doesNotFit: 1 }, afterSample: 50 }),
      campaign({ decided: 0, afterSample: 90 }),
    ]);
    expect(sums).toMatchObject({ campaigns: 4, decided: 40, leftOut: 2, complaints: 4 });
    expect(sums.standing).toEqual({ value: 37 / 40, observations: 40 });
    expect(sums.complaintsReversed).toEqual({ value: 1 / 2, observations: 2 });
    expect(sums.sampled).toEqual({ value: 3 / 4, observations: 4 });
    expect(sums.afterSample).toEqual({ value: 40, observations: 4 });
  });
});

it.each([
  ['reversing', 3, 0, 'not over'],
  ['reversal-stopped', 3, 1, 'not over'],
  ['reversed', 0, 2, 'nothing'],
  ['reversed', 3, 1, 'in part'],
  ['reversed', 3, 0, 'wholly'],
])('a campaign %s with %p reversed and %p kept is taken back: %s', (state, reversed, kept, expected) =>
  expect(extentOf({ state, reversed, kept })).toBe(expected),
);

describe('repeats of what fell', () => {
  it('count once they were looked at, or their time is over', () =>
    expect(
      lookedAtInTime([
        { seconds: daysToLook * day, known: 20 * day },
        { seconds: daysToLook * day + 1, known: 20 * day },
        { seconds: null, known: daysToLook * day + 1 },
        { seconds: null, known: daysToLook * day },
      ]),
    ).toEqual({ value: 1 / 3, observations: 3 }));

  it('of none say nothing', () => expect(lookedAtInTime([])).toEqual({ value: null, observations: 0 }));
});
