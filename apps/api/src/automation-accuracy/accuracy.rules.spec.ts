import type { ReviewedCell, ReviewedStratum } from './accuracy.js';
import { accuracyOf, type AccuracyScope } from './accuracy.rules.js';

const all: AccuracyScope = { shares: 'full-and-partial' };

const cell = (violating: boolean, items: number, changes: Partial<ReviewedCell> = {}): ReviewedCell => ({
  origin: 'own-initiative',
  trustedFlagger: false,
  automatedDecision: 'full',
  violating,
  items,
  ...changes,
});
const stratum = (changes: Partial<ReviewedStratum>): ReviewedStratum => ({
  automationSystem: 'spam',
  automationVersion: '1',
  language: 'de',
  decided: 'restrict',
  frameSize: 1000,
  sampleSize: 10,
  undeterminable: 0,
  waiting: 0,
  cells: [],
  ...changes,
});
const restricted = stratum({ cells: [cell(true, 9), cell(false, 1)] });
const leftAlone = stratum({ decided: 'no-action', frameSize: 500, cells: [cell(true, 1), cell(false, 9)] });
const passed = stratum({
  automationVersion: '',
  decided: 'passed',
  frameSize: 10_000,
  cells: [cell(true, 1, { automatedDecision: null }), cell(false, 99, { automatedDecision: null })],
});

it('accuracy is the share that a person confirms, weighed by what each stands for', () => {
  const [spam] = accuracyOf([restricted, leftAlone], all);
  expect(spam!.accuracy!.share).toBeCloseTo((900 + 450) / 1500);
  expect(spam!.accuracy).toMatchObject({ items: 20, counting: 18, frame: 1500 });
});

it('precision is that of the restrictions alone', () => {
  const [spam] = accuracyOf([restricted, leftAlone], all);
  expect(spam!.precision!.share).toBeCloseTo(0.9);
  expect(spam!.precision!.lower).toBeCloseTo(0.5958, 3);
  expect(spam!.precision!.upper).toBeCloseTo(0.9821, 3);
});

it('recall needs a sample of contents that nobody flagged, and counts what the machine left alone too', () => {
  expect(accuracyOf([restricted, leftAlone], all)[0]!.recall).toBeNull();
  const { recall } = accuracyOf([restricted, leftAlone, passed], all)[0]!;
  const missed = (50 + 100) / 10_500;
  expect(recall!.share).toBeCloseTo(900 / (900 + missed * 10_500));
  expect(recall!.lower).toBeLessThan(recall!.share);
  expect(recall!.upper).toBeGreaterThan(recall!.share);
});

it('recall covers the languages of that sample and no other', () => {
  const french = stratum({ language: 'fr', frameSize: 9_000_000, cells: [cell(true, 10)] });
  const both = accuracyOf([restricted, french, passed], all)[0]!.recall!;
  expect(both.share).toBeCloseTo(accuracyOf([restricted, passed], all)[0]!.recall!.share);
  expect(accuracyOf([restricted, french, passed], { ...all, language: 'fr' })[0]!.recall).toBeNull();
});

it('recall says nothing of notices: what was noticed is flagged', () => {
  const noticed = stratum({ cells: [cell(true, 5, { origin: 'notice' })] });
  const [spam] = accuracyOf([noticed, passed], { ...all, origin: 'notice' });
  expect(spam!.precision!.share).toBe(1);
  expect(spam!.recall).toBeNull();
});

it('keeps systems apart, and leaves out those of which nothing was judged', () => {
  const other = stratum({ automationSystem: 'nudity', cells: [cell(false, 4)] });
  const untouched = stratum({ automationSystem: 'idle', waiting: 10 });
  const found = accuracyOf([other, untouched, restricted], all);
  expect(found.map(({ system, precision }) => [system, precision?.share])).toEqual([
    ['nudity', 0],
    ['spam', 0.9],
  ]);
});

it('is about what the scope names: origin, trusted flaggers, language, the machine alone', () => {
  const mixed = stratum({
    cells: [
      cell(true, 1, { origin: 'notice', trustedFlagger: true }),
      cell(false, 1, { origin: 'notice' }),
      cell(false, 1, { automatedDecision: 'partial' }),
      cell(true, 1),
    ],
  });
  const share = (scope: Partial<AccuracyScope>) => accuracyOf([mixed], { ...all, ...scope })[0]?.precision?.share;
  expect(share({})).toBe(0.5);
  expect(share({ origin: 'notice' })).toBe(0.5);
  expect(share({ origin: 'notice', trustedFlagger: true })).toBe(1);
  expect(share({ origin: 'own-initiative', shares: 'full' })).toBe(1);
  expect(share({ language: 'fr' })).toBeUndefined();
});

it('tells how many could not be judged', () => {
  const [spam] = accuracyOf([{ ...restricted, sampleSize: 15, undeterminable: 2, waiting: 3 }], all);
  expect(spam).toMatchObject({ drawn: 15, judged: 10, undeterminable: 2, versions: ['1'] });
});
