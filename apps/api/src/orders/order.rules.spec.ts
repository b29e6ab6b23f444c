import { instruments } from './order.js';
import {
  isArticle9Order,
  isOrderOfMemberState,
  missingElements,
  recipientIsTold,
  type OrderContent,
} from './order.rules.js';

const toAct: OrderContent = {
  kind: 'act',
  instrument: 'dsa-article-9',
  authority: 'Medienanstalt',
  legalBasis: '§ 109 MStV',
  provision: '§ 130 StGB',
  territory: ['DE'],
  language: 'de-AT',
  texts: { reasons: 'Hatred.', redress: 'An action lies.', items: [{ url: 'https://forum.example/1' }] },
};

const toInform: OrderContent = {
  kind: 'information',
  instrument: 'dsa-article-10',
  authority: 'Amtsgericht',
  legalBasis: '§ 21 TDDDG',
  provision: null,
  territory: [],
  language: 'en',
  texts: { recipients: 'bargains24', purpose: 'To sue.', redress: 'A complaint lies.' },
};

const declared = ['de', 'en'];

describe('missingElements of an order to act (Art. 9(2))', () => {
  it.each<[string, Partial<OrderContent>, string[]]>([
    ['nothing', {}, []],
    ['(a)(i) the legal basis', { legalBasis: ' ' }, ['legal-basis']],
    ['(a)(ii) reasons', { texts: { ...toAct.texts, reasons: undefined } }, ['reasons']],
    ['(a)(ii) the provision', { provision: null }, ['provision']],
    ['(a)(iii) the authority', { authority: ' ' }, ['authority']],
    ['(a)(iv) a location', { texts: { ...toAct.texts, items: [] } }, ['location']],
    ['(a)(v) redress', { texts: { ...toAct.texts, redress: '' } }, ['redress']],
    ['(b) the territory', { territory: [] }, ['territory']],
    ['(c) a declared language', { language: 'fr' }, ['language']],
    ['nothing when it is translated', { language: 'fr', texts: { ...toAct.texts, translated: true } }, []],
    ['several, in the order of the article', { legalBasis: null, territory: [] }, ['legal-basis', 'territory']],
  ])('finds %s', (_what, changes, missing) =>
    expect(missingElements({ ...toAct, ...changes }, declared)).toEqual(missing),
  );

  it.each(['terrorist-content', 'other-order'] as const)('judges %s by it too', (instrument) =>
    expect(missingElements({ ...toAct, instrument, territory: [] }, declared)).toEqual(['territory']),
  );

  it.each(['referral', 'third-country'] as const)('asks nothing of a %s, which is no order', (instrument) =>
    expect(missingElements({ ...toAct, instrument, texts: {}, language: 'ru' }, declared)).toEqual([]),
  );
});

describe('missingElements of an order to provide information (Art. 10(2))', () => {
  it.each<[string, Partial<OrderContent>, string[]]>([
    ['nothing, without provision or territory', {}, []],
    ['(a)(i) the legal basis', { legalBasis: null }, ['legal-basis']],
    ['(a)(ii) the authority', { authority: '' }, ['authority']],
    ['(a)(iii) the recipients', { texts: { ...toInform.texts, recipients: undefined } }, ['recipients']],
    ['(a)(iv) the purpose', { texts: { ...toInform.texts, purpose: undefined } }, ['purpose']],
    [
      'nothing when criminal proceedings forbid to state the purpose',
      { texts: { ...toInform.texts, purpose: undefined, purposeWithheld: true } },
      [],
    ],
    ['(a)(v) redress', { texts: { ...toInform.texts, redress: undefined } }, ['redress']],
    ['(c) a declared language', { language: 'sk' }, ['language']],
  ])('finds %s', (_what, changes, missing) =>
    expect(missingElements({ ...toInform, ...changes }, declared)).toEqual(missing),
  );
});

describe('what an instrument means', () => {
  it('for the report: all orders of Member States, on whatever basis (IR Annex II 1.2)', () => {
    expect(instruments.filter((one) => !isOrderOfMemberState(one))).toEqual(['referral', 'third-country']);
  });

  it('for Art. 17(5), and for Art. 9(5) and 10(5)', () => {
    expect(instruments.filter(isArticle9Order)).toEqual(['dsa-article-9', 'terrorist-content']);
    expect(instruments.filter(recipientIsTold)).toEqual(['dsa-article-9', 'dsa-article-10', 'terrorist-content']);
  });
});
