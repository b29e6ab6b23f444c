import type { DecisionContent } from '../decisions/index.js';
import { verdictFaults, type ComplainedNow, type ComplaintVerdict } from './complaint-decision.rules.js';

const decision = (outcome: 'restrict' | 'no-action') => ({ outcome }) as DecisionContent;
const recipient: ComplainedNow = { side: 'recipient', newest: 'restrict', aboutMeasure: false };
const notifier: ComplainedNow = { side: 'notifier', newest: 'no-action', aboutMeasure: false };
const suspended: ComplainedNow = { side: 'notifier', newest: null, aboutMeasure: false };
const measure: ComplainedNow = { side: 'recipient', newest: null, aboutMeasure: true };
const lifts = ['visibility-removal'] as const;
const upheld: ComplaintVerdict = { outcome: 'upheld', reasons: 'It is a threat.' };

describe('a decision on a complaint (Art. 20(4), (5))', () => {
  it.each<[string, ComplaintVerdict, ComplainedNow]>([
    ['upheld', upheld, recipient],
    ['upheld, manifestly unfounded', { ...upheld, manifestlyUnfounded: true }, recipient],
    ['reversed for the recipient', { ...upheld, outcome: 'reversed', decision: decision('no-action') }, recipient],
    [
      'partly reversed for the recipient',
      { ...upheld, outcome: 'partly-reversed', decision: decision('restrict') },
      recipient,
    ],
    ['reversed for the notifier', { ...upheld, outcome: 'reversed', decision: decision('restrict') }, notifier],
    [
      'partly reversed for the notifier',
      { ...upheld, outcome: 'partly-reversed', decision: decision('restrict') },
      notifier,
    ],
    [
      'more done for a notifier',
      { ...upheld, outcome: 'reversed', decision: decision('restrict') },
      { ...notifier, newest: 'restrict' },
    ],
    ['a suspension ended', { ...upheld, outcome: 'reversed' }, suspended],
    ['a suspension upheld', upheld, suspended],
    ['a measure reversed', { ...upheld, outcome: 'reversed' }, measure],
    ['a measure partly reversed', { ...upheld, outcome: 'partly-reversed', lifts }, measure],
    ['omitted', { ...upheld, outcome: 'no-decision', omission: 'settled' }, recipient],
  ])('may be: %s', (_case, verdict, complained) => {
    expect(verdictFaults(verdict, complained)).toEqual([]);
  });

  it.each<[string, ComplaintVerdict, ComplainedNow, string]>([
    ['without reasons', { ...upheld, reasons: ' ' }, recipient, '#/reasons'],
    ['upheld with another decision', { ...upheld, decision: decision('no-action') }, recipient, '#/decision'],
    ['reversed without one', { ...upheld, outcome: 'reversed' }, recipient, '#/decision'],
    ['partly reversed without one', { ...upheld, outcome: 'partly-reversed' }, notifier, '#/decision'],
    [
      'reversed while restricting',
      { ...upheld, outcome: 'reversed', decision: decision('restrict') },
      recipient,
      '#/decision/outcome',
    ],
    [
      'partly reversed while lifting all',
      { ...upheld, outcome: 'partly-reversed', decision: decision('no-action') },
      recipient,
      '#/decision/outcome',
    ],
    [
      'reversed while doing nothing again',
      { ...upheld, outcome: 'reversed', decision: decision('no-action') },
      notifier,
      '#/decision/outcome',
    ],
    ['omitted without saying why', { ...upheld, outcome: 'no-decision' }, recipient, '#/omission'],
    [
      'omitted with another decision',
      { ...upheld, outcome: 'no-decision', omission: 'settled', decision: decision('no-action') },
      recipient,
      '#/decision',
    ],
    ['upheld and withdrawn', { ...upheld, omission: 'withdrawn' }, recipient, '#/omission'],
    [
      'unfounded and reversed',
      { ...upheld, outcome: 'reversed', decision: decision('no-action'), manifestlyUnfounded: true },
      recipient,
      '#/manifestlyUnfounded',
    ],
    ['a suspension partly reversed', { ...upheld, outcome: 'partly-reversed' }, suspended, '#/outcome'],
    ['a measure partly reversed without a list', { ...upheld, outcome: 'partly-reversed' }, measure, '#/lifts'],
    ['a measure reversed with a list', { ...upheld, outcome: 'reversed', lifts }, measure, '#/lifts'],
    ['a measure with a decision', { ...upheld, decision: decision('no-action') }, measure, '#/decision'],
    ['a decision with a list', { ...upheld, lifts }, recipient, '#/lifts'],
    [
      'a suspension with a decision',
      { ...upheld, outcome: 'reversed', decision: decision('no-action') },
      suspended,
      '#/decision',
    ],
  ])('may not be: %s', (_case, verdict, complained, pointer) => {
    expect(verdictFaults(verdict, complained).map((fault) => fault.pointer)).toEqual([pointer]);
  });
});
