import { restrictionTypes } from '../platforms/index.js';
import { buildPayload, isSubmitted, type StatementFacts } from './payload.rules.js';
import { codePoints } from './payload-text.rules.js';
import { faultCode, payloadFaults, payloadWarnings } from './validation.rules.js';

const facts: StatementFacts = {
  puid: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  decidedAt: new Date('2026-11-22T23:30:00Z'),
  source: 'article-16',
  facts: 'It insults.',
  ground: { kind: 'illegal', law: 'Criminal Code', provision: 'Section 185', memberState: 'DE', explanation: 'So.' },
  restrictions: [{ type: 'visibility-removal', territory: ['DE', 'AT'], endsAt: null }],
  automatedDetection: false,
  automatedDecision: 'none',
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  keyword: null,
  otherDescription: null,
  contentLanguage: null,
  contentKind: 'content',
  contentTypes: ['text'],
  hostedSince: new Date('2026-01-02T00:00:00Z'),
  accountType: null,
};
const built = (changes: Partial<StatementFacts> = {}) => buildPayload({ ...facts, ...changes });
const faultsOf = (changes: Partial<StatementFacts>) => payloadFaults(built(changes)).map(faultCode);
const restricted = (...types: [StatementFacts['restrictions'][number]['type'], string | null][]) =>
  types.map(([type, endsAt]) => ({ type, territory: ['DE'], endsAt: endsAt === null ? null : new Date(endsAt) }));

describe('the payload of a statement (Art. 24(5))', () => {
  it('has only the keys that apply, and none is null', () => {
    expect(built()).toEqual({
      puid: facts.puid,
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
      application_date: '2026-11-22',
      content_date: '2026-01-02',
      content_type: ['CONTENT_TYPE_TEXT'],
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'Criminal Code, Section 185 (DE)',
      illegal_content_explanation: 'So.',
      category: facts.category,
      territorial_scope: ['AT', 'DE'],
      decision_facts: 'It insults.',
      source_type: 'SOURCE_ARTICLE_16',
      automated_detection: 'No',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    });
  });

  it.each(restrictionTypes)('may be sent with %s', (type) => {
    expect(faultsOf({ restrictions: restricted([type, '2026-12-24T00:00:00Z']) })).toEqual([]);
  });

  it('names the gravest of a kind and the latest end, and none when one has no end', () => {
    const payload = built({
      restrictions: restricted(
        ['account-suspension', '2026-12-01T00:00:00Z'],
        ['account-termination', '2027-12-01T00:00:00Z'],
        ['visibility-labelling', '2026-12-01T00:00:00Z'],
        ['visibility-demotion', null],
      ),
    });
    expect(payload).toMatchObject({
      decision_account: 'DECISION_ACCOUNT_TERMINATED',
      end_date_account_restriction: '2027-12-01',
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DEMOTED', 'DECISION_VISIBILITY_CONTENT_LABELLED'],
    });
    expect(payload).not.toHaveProperty('end_date_visibility_restriction');
  });

  it.each([
    ['article-16', 'SOURCE_ARTICLE_16'],
    ['trusted-flagger', 'SOURCE_TRUSTED_FLAGGER'],
    ['terms-flag', 'SOURCE_TYPE_OTHER_NOTIFICATION'],
    ['order', 'SOURCE_TYPE_OTHER_NOTIFICATION'],
    ['voluntary', 'SOURCE_VOLUNTARY'],
  ] as const)('%s is %s', (source, code) => expect(built({ source }).source_type).toBe(code));

  it.each([
    ['full', 'AUTOMATED_DECISION_FULLY'],
    ['partial', 'AUTOMATED_DECISION_PARTIALLY'],
    ['none', 'AUTOMATED_DECISION_NOT_AUTOMATED'],
  ] as const)('a decision that is %s automated is %s, whatever detected it', (automatedDecision, code) => {
    expect(built({ automatedDecision, automatedDetection: true })).toMatchObject({
      automated_decision: code,
      automated_detection: 'Yes',
    });
  });

  it('names the clause of the terms, and its address when that may be sent', () => {
    const clause = { id: 'x', code: 'spam', version: 2, title: 'No spam', url: 'https://forum.example/terms#spam' };
    expect(built({ ground: { kind: 'terms', clause, explanation: 'Pills.' } })).toMatchObject({
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      incompatible_content_ground: 'No spam (spam, version 2)',
      decision_ground_reference_url: 'https://forum.example/terms#spam',
    });
    const ground = {
      kind: 'terms',
      clause: { ...clause, url: 'mailto:eve@example.org' },
      explanation: 'Pills.',
    } as const;
    expect(built({ ground })).not.toHaveProperty('decision_ground_reference_url');
    expect(faultsOf({ ground })).toEqual([]);
  });

  it('cuts long texts visibly by code points, and never a legal ground', () => {
    const { decision_facts: cut } = built({ facts: '😀'.repeat(5_001) });
    expect([codePoints(cut), cut.endsWith('😀 […]'), cut.isWellFormed()]).toEqual([5_000, true, true]);
    expect(built({ facts: '😀'.repeat(5_000) }).decision_facts).toHaveLength(10_000);
    const ground = { ...facts.ground, law: 'x'.repeat(600) } as StatementFacts['ground'];
    expect(faultsOf({ ground })).toEqual(['illegal_content_legal_ground:too-long']);
  });

  it('cleans texts: half characters, control characters, what nobody sees at the ends', () => {
    expect(built({ facts: '\u200b \ud83d It\u0007 insults.\u00a0' }).decision_facts).toBe('\ufffd It insults.');
    expect(faultsOf({ facts: ' \u200b ' })).toEqual(['decision_facts:required', 'decision_facts:required']);
  });

  it('has KEYWORD_OTHER with its text, and the text with it alone', () => {
    const other = { keyword: 'KEYWORD_OTHER', otherDescription: 'Insults in song' };
    expect(built(other)).toMatchObject({ category_specification_other: 'Insults in song' });
    expect(faultsOf({ keyword: 'KEYWORD_OTHER' })).toEqual(['category_specification_other:required']);
    expect(built({ keyword: 'KEYWORD_DEFAMATION', otherDescription: 'x' })).not.toHaveProperty(
      'category_specification_other',
    );
    expect(payloadWarnings(built({ keyword: 'KEYWORD_PHISHING' }))).toEqual(['KEYWORD_PHISHING']);
  });

  it('is not made for what owes no statement (Art. 17(2), 17(5))', () => {
    expect(isSubmitted(null)).toBe(true);
    expect(isSubmitted('no-contact-details')).toBe(true);
    expect(isSubmitted('deceptive-high-volume')).toBe(false);
    expect(isSubmitted('article-9-order')).toBe(false);
  });
});
