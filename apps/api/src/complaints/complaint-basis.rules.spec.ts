import { possibleBases, type ComplainedFacts } from './complaint-basis.rules.js';

const facts: ComplainedFacts = {
  side: 'recipient',
  outcome: 'restrict',
  restrictions: ['visibility-removal'],
  foundAny: true,
};

describe('what a complaint can be based on (Art. 20(1))', () => {
  it.each<[string, Partial<ComplainedFacts>, string[]]>([
    ['(a) a removal', {}, ['visibility']],
    ['(b) the service', { restrictions: ['service-total-suspension'] }, ['service']],
    ['(c) the account', { restrictions: ['account-termination'] }, ['account']],
    ['(d) money', { restrictions: ['monetary-suspension'] }, ['monetary']],
    [
      'several at once, in the order of the article',
      { restrictions: ['monetary-other', 'account-suspension', 'visibility-labelling'] },
      ['visibility', 'account', 'monetary'],
    ],
    ['nothing that was done to the recipient', { outcome: 'no-action', restrictions: [] }, []],
    ['what was lifted since', { outcome: 'no-action' }, ['visibility']],
    [
      'inaction on a notice',
      { side: 'notifier', outcome: 'no-action', restrictions: [], foundAny: false },
      ['inaction'],
    ],
    ['a lifted restriction, to the notifier', { side: 'notifier', outcome: 'no-action' }, ['inaction']],
    ['too little done, to the notifier', { side: 'notifier' }, ['visibility']],
    ['something done for another reason', { side: 'notifier', foundAny: false }, ['inaction', 'visibility']],
  ])('%s', (_case, changes, bases) => {
    expect(possibleBases({ ...facts, ...changes })).toEqual(bases);
  });
});
