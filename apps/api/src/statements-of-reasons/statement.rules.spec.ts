import { buildStatement, deliveryTo, missingElements } from './statement.rules.js';
import type { StatementDraft } from './statement.js';

const illegal = {
  kind: 'illegal',
  law: 'German Criminal Code',
  provision: 'Section 185',
  memberState: 'DE',
  explanation: 'It calls a named person a thief.',
} as const;
const terms = {
  kind: 'terms',
  clause: { id: 'clause', code: 'no-insults', version: 2, title: 'No insults', url: null },
  explanation: 'It insults another recipient.',
} as const;
const draft: StatementDraft = {
  subject: { kind: 'content', contentId: 'post-1', locations: [] },
  restrictions: [{ type: 'visibility-removal', territory: ['DE'], endsAt: null }],
  facts: 'A post of 3 November.',
  source: 'article-16',
  notifier: null,
  automation: { detection: false, decision: 'none' },
  ground: illegal,
  redress: ['court'],
};

describe('a statement of reasons (Art. 17(3))', () => {
  it.each([
    ['an illegal ground', draft],
    ['a ground in the terms', { ...draft, ground: terms }],
  ])('is complete with %s', (_what, complete) => {
    expect(missingElements(complete)).toEqual([]);
    expect(buildStatement(complete)).toBe(complete);
  });

  it.each([
    ['(a) no restriction', { ...draft, restrictions: [] }, ['restriction']],
    ['(a) no territory', { ...draft, restrictions: [{ ...draft.restrictions[0]!, territory: [] }] }, ['territory']],
    ['(b) blank facts', { ...draft, facts: ' \n' }, ['facts']],
    ['(b) nothing that led to it', { ...draft, source: '' as never }, ['source']],
    ['(c) no word on detection', { ...draft, automation: { decision: 'none' } as never }, ['automation']],
    ['(c) no word on the decision', { ...draft, automation: { detection: true } as never }, ['automation']],
    ['(d) no law', { ...draft, ground: { ...illegal, law: '' } }, ['legal-ground']],
    ['(d) no provision', { ...draft, ground: { ...illegal, provision: ' ' } }, ['legal-ground']],
    ['(d) no reason why it is illegal', { ...draft, ground: { ...illegal, explanation: '' } }, ['explanation']],
    [
      '(e) no clause',
      { ...draft, ground: { ...terms, clause: { ...terms.clause, code: '' } } },
      ['contractual-ground'],
    ],
    ['(e) no reason why the clause is broken', { ...draft, ground: { ...terms, explanation: '\t' } }, ['explanation']],
    ['(f) no redress', { ...draft, redress: [] }, ['redress']],
  ])('cannot be made with %s', (_what, incomplete, missing) => {
    expect(missingElements(incomplete)).toEqual(missing);
    expect(() => buildStatement(incomplete)).toThrow(missing[0]);
  });
});

describe('the way of a statement to its recipient (Art. 17(2))', () => {
  const speaks = { speaksForRecipients: true, hasWebhook: true };
  const silent = { speaksForRecipients: false, hasWebhook: true };

  it.each([
    [
      'the platform that speaks for its recipients',
      { email: 'ann@example.org', contactKnown: true },
      speaks,
      'webhook',
    ],
    ['that platform, of a recipient not described yet', null, speaks, 'webhook'],
    ['mail, where the platform does not speak for them', { email: 'ann@example.org' }, silent, 'mail'],
    ['mail, where it would but has no webhook', { email: 'a@b.c' }, { ...speaks, hasWebhook: false }, 'mail'],
    ['the platform, where only it knows the address', { contactKnown: true }, silent, 'webhook'],
    ['nobody, where no contact is known', { contactKnown: false }, speaks, 'none'],
    ['nobody, where the recipient is not known', null, silent, 'none'],
  ] as const)('is %s', (_what, contact, platform, by) => expect(deliveryTo(contact, platform).by).toBe(by));

  it('says why nobody is told', () => {
    expect(deliveryTo(null, silent)).toEqual({ by: 'none', exemption: 'no-contact-details' });
  });
});
