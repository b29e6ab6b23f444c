import {
  gravest,
  judge,
  judgeDifference,
  thresholds,
  type CriterionId,
  type Threshold,
  type Verdict,
} from './verdict.rules.js';

const ids = Object.keys(thresholds) as CriterionId[];

describe('thresholds', () => {
  it.each(ids)('of %s: met lies on the better side of at risk', (id) => {
    const { better, met, atRisk, observations }: Threshold = thresholds[id];
    if (atRisk !== null) expect(better === 'higher' ? met > atRisk : met < atRisk).toBe(true);
    expect(observations).toBeGreaterThan(0);
  });

  it.each(ids)('of %s belong to the better verdict themselves; what lies beyond is not met', (id) => {
    const { better, met, atRisk }: Threshold = thresholds[id];
    const worse = better === 'higher' ? -0.001 : 0.001;
    expect(judge(id, met, 1_000)).toBe('met');
    expect(judge(id, met + worse, 1_000)).toBe(atRisk === null ? 'not-met' : 'at-risk');
    if (atRisk === null) return;
    expect(judge(id, atRisk, 1_000)).toBe('at-risk');
    expect(judge(id, atRisk + worse, 1_000)).toBe('not-met');
  });

  it.each(ids)('of %s say nothing without data, or with too little', (id) => {
    expect(judge(id, null, 1_000)).toBe('no-data');
    expect(judge(id, thresholds[id].met, thresholds[id].observations - 1)).toBe('no-data');
    expect(judge(id, thresholds[id].met, thresholds[id].observations)).toBe('met');
  });
});

describe('a difference between groups', () => {
  it.each<[number | null, number | null, Verdict]>([
    [null, 9, 'no-data'],
    [0.05, 9, 'met'],
    [0.049, 9, 'at-risk'],
    [0.01, 9, 'at-risk'],
    [0.009, 1.99, 'at-risk'],
    [0.009, 2, 'not-met'],
    [0.009, null, 'not-met'],
  ])('of p %p and ratio %p is %s', (p, ratio, verdict) => expect(judgeDifference(p, ratio)).toBe(verdict));
});

describe('the gravest verdict', () => {
  it.each<[Verdict[], Verdict]>([
    [[], 'no-data'],
    [['no-data', 'no-data'], 'no-data'],
    [['no-data', 'met'], 'met'],
    [['met', 'at-risk', 'no-data'], 'at-risk'],
    [['at-risk', 'not-met', 'met'], 'not-met'],
  ])('of %j is %s', (all, verdict) => expect(gravest(all)).toBe(verdict));
});
