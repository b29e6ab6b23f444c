import { contentByReference, differencesOf, groundNames, type Answered, type Difference } from './reference.rules.js';

const said = { category: 'SCAMS', law: 'German Criminal Code', clause: null };
const asked = { subjectId: 's', contentId: 'c', contentVersion: 1, alleged: [said], hasOrder: false };
const earlier: Answered = {
  subjectId: 's',
  contentId: 'c',
  contentVersion: 1,
  alleged: [said],
  outcome: 'no-action',
  category: null,
  law: null,
  clause: null,
  findings: ['neither'],
  isInForce: false,
};

describe('answering by reference', () => {
  it.each<[string, Partial<typeof asked> | object, Partial<Answered>, Difference[]]>([
    ['the same question', {}, {}, []],
    ['another content', { contentId: 'd' }, {}, ['content']],
    ['a place that nobody described', { contentId: null, contentVersion: null }, { contentId: null }, ['content']],
    ['an edited content', { contentVersion: 2 }, {}, ['content-version']],
    ['another category', { alleged: [{ ...said, category: 'HATE' }] }, {}, ['category']],
    ['the category that was decided', { alleged: [{ ...said, category: 'HATE' }] }, { category: 'HATE' }, []],
    ['another law', { alleged: [{ ...said, law: 'Copyright Act' }] }, {}, ['law']],
    ['the same law, written otherwise', { alleged: [{ ...said, law: ' german  criminal code ' }] }, {}, []],
    ['the law that was decided by', { alleged: [{ ...said, law: 'Copyright Act' }] }, { law: 'Copyright Act' }, []],
    ['nothing alleged', { alleged: [{ category: null, law: null, clause: null }] }, {}, []],
    ['another clause', { alleged: [{ ...said, clause: 'spam' }] }, { clause: 'insults' }, ['clause']],
    ['an order', { hasOrder: true }, {}, ['order']],
    ['too many items', { alleged: null }, {}, ['too-many-items']],
    ['too many items then', {}, { alleged: null }, ['too-many-items']],
    ['a restriction in force', {}, { outcome: 'restrict', findings: ['illegal'], isInForce: true }, []],
    ['a restriction that is over', {}, { outcome: 'restrict', findings: ['illegal'] }, ['restriction']],
    ['a reference to a restriction that is over', {}, { findings: ['already-restricted'] }, ['restriction']],
    ['items found differently', {}, { findings: ['neither', 'unavailable'] }, ['findings']],
    ['a content that was gone', {}, { findings: ['unavailable'] }, ['findings']],
    ['a decision that answered nobody', {}, { findings: [] }, ['findings']],
    [
      'several differences',
      { contentVersion: 2, alleged: [{ ...said, law: 'Copyright Act' }] },
      {},
      ['content-version', 'law'],
    ],
  ])('%s', (_what, change, was, differences) =>
    expect(differencesOf({ ...asked, ...change }, { ...earlier, ...was })).toEqual(differences),
  );

  it('finds again what was found, and restricts nothing anew', () => {
    const found = { outcome: 'neither' as const, law: 'German Criminal Code' };
    const decision = { id: 'd', outcome: 'no-action' as const, facts: 'It reports on a trial.' };
    expect(contentByReference(decision, found)).toMatchObject({
      outcome: 'no-action',
      finding: found,
      repeatsDecisionId: 'd',
      automation: { decision: 'none', processing: ['duplicate-detection'] },
    });
    const restricting = contentByReference({ ...decision, outcome: 'restrict' }, { outcome: 'illegal' });
    expect([restricting.outcome, restricting.finding, restricting.restrictions]).toEqual([
      'no-action',
      { outcome: 'already-restricted' },
      undefined,
    ]);
  });

  it('knows the law or the clause of a ground', () => {
    expect(groundNames({ ground: null })).toEqual({ law: null, clause: null });
  });
});
