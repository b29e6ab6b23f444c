import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import type { Payload } from '../../apps/api/src/transparency-database/payload.js';
import * as codes from '../../apps/api/src/transparency-database/tdb-codes.js';
import { faultCode, payloadFaults } from '../../apps/api/src/transparency-database/validation.rules.js';
import { validateStatement } from '../support/tdb-stub/rules.mjs';

const good: Record<string, unknown> = {
  puid: 'p-1',
  decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
  application_date: '2026-11-22',
  content_date: '2026-11-21',
  content_type: ['CONTENT_TYPE_TEXT'],
  decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
  illegal_content_legal_ground: 'Section 185',
  illegal_content_explanation: 'It insults.',
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  territorial_scope: ['DE'],
  decision_facts: 'It insults.',
  source_type: 'SOURCE_ARTICLE_16',
  automated_detection: 'No',
  automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
};
const faultsOf = (payload: Record<string, unknown>) => payloadFaults(payload as unknown as Payload).map(faultCode);

/** One change each of which the server says that it is wrong. */
const refusedByTheServer: [string, Record<string, unknown>][] = [
  ...Object.keys(good)
    .filter((field) => field !== 'territorial_scope')
    .map((field): [string, Record<string, unknown>] => [`without ${field}`, { [field]: undefined }]),
  ['puid with a blank', { puid: 'a b' }],
  ['puid too long', { puid: 'x'.repeat(501) }],
  ['visibility as a word', { decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED' }],
  ['visibility empty', { decision_visibility: [] }],
  ['visibility unknown', { decision_visibility: ['REMOVED'] }],
  ['visibility other without words', { decision_visibility: ['DECISION_VISIBILITY_OTHER'] }],
  ['monetary as a list', { decision_monetary: ['DECISION_MONETARY_SUSPENSION'] }],
  ['monetary other without words', { decision_monetary: 'DECISION_MONETARY_OTHER' }],
  ['provision unknown', { decision_provision: 'x' }],
  ['account unknown', { decision_account: 'x' }],
  ['account type unknown', { account_type: 'ACCOUNT_TYPE_OTHER' }],
  ['end date with a time', { end_date_visibility_restriction: '2026-12-01 00:00:00' }],
  ['end date that is none', { end_date_visibility_restriction: '2027-02-29' }],
  ['end date after 2038', { end_date_visibility_restriction: '2038-01-02' }],
  ['application before 2020', { application_date: '2019-12-31' }],
  ['content before 2000', { content_date: '1999-12-31' }],
  ['content type as a word', { content_type: 'CONTENT_TYPE_TEXT' }],
  ['content type other without words', { content_type: ['CONTENT_TYPE_OTHER'] }],
  ['language in small letters', { content_language: 'de' }],
  ['content id with twelve digits', { content_id: { 'EAN-13': '123456789012' } }],
  ['content id as a number', { content_id: { 'EAN-13': 4006381333931 } }],
  ['ground unknown', { decision_ground: 'x' }],
  ['reference that is no URL', { decision_ground_reference_url: 'forum.example/terms' }],
  ['reference with a blank', { decision_ground_reference_url: 'https://forum.example/the terms' }],
  ['reference with a lone %', { decision_ground_reference_url: 'https://forum.example/%' }],
  ['legal ground too long', { illegal_content_legal_ground: 'x'.repeat(501) }],
  ['explanation too long', { illegal_content_explanation: 'x'.repeat(2_001) }],
  ['terms without their texts', { decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT' }],
  ['incompatible_content_illegal null', { incompatible_content_illegal: null }],
  ['category unknown', { category: 'STATEMENT_CATEGORY_NOT_SPECIFIED_ORDER' }],
  ['category as a list', { category: ['STATEMENT_CATEGORY_VIOLENCE'] }],
  ['category_addition null', { category_addition: null }],
  ['keyword unknown', { category_specification: ['KEYWORD_DISINFORMATION'] }],
  ['territory EU', { territorial_scope: ['EU'] }],
  ['territory EL', { territorial_scope: ['EL'] }],
  ['facts blank', { decision_facts: ' \u200b' }],
  ['facts too long', { decision_facts: '😀'.repeat(5_001) }],
  ['half a character', { decision_facts: 'x\ud83d' }],
  ['source unknown', { source_type: 'SOURCE_ORDER' }],
  ['detection as a boolean', { automated_detection: false }],
  ['decision as Yes', { automated_decision: 'Yes' }],
];

/** What the server takes, loses or garbles. */
const refusedByUs: [string, Record<string, unknown>, string][] = [
  ['no territory', { territorial_scope: undefined }, 'territorial_scope:required'],
  [
    'end before application',
    { end_date_visibility_restriction: '2026-11-01' },
    'end_date_visibility_restriction:before-application',
  ],
  [
    'end without its decision',
    { end_date_account_restriction: '2026-12-01' },
    'end_date_account_restriction:does-not-apply',
  ],
  ['wrong check digit', { content_id: { 'EAN-13': '4006381333932' } }, 'content_id:format'],
  [
    'KEYWORD_OTHER without text',
    { category_specification: ['KEYWORD_OTHER'] },
    'category_specification_other:required',
  ],
  ['text without KEYWORD_OTHER', { category_specification_other: 'x' }, 'category_specification_other:does-not-apply'],
  ['an unknown key', { decision_mandatory: 'x' }, 'decision_mandatory:unknown'],
  ['the word null', { decision_account: 'null' }, 'decision_account:not-a-code'],
  ['texts of the other ground', { incompatible_content_ground: 'x' }, 'incompatible_content_ground:does-not-apply'],
  [
    'source identity of a voluntary one',
    { source_type: 'SOURCE_VOLUNTARY', source_identity: 'x' },
    'source_identity:does-not-apply',
  ],
  ['a repeated value', { territorial_scope: ['DE', 'DE'] }, 'territorial_scope:repeated'],
  ['main category again', { category_addition: [good.category] }, 'category_addition:does-not-apply'],
  ['a list for a text', { decision_facts: ['x'] }, 'decision_facts:not-text'],
  ['control characters', { decision_facts: 'a\u0000b' }, 'decision_facts:not-clean'],
  ['null', { account_type: null }, 'account_type:not-a-code'],
];

const changed = (changes: Record<string, unknown>) =>
  Object.fromEntries(Object.entries({ ...good, ...changes }).filter(([, value]) => value !== undefined));

describe('a payload is judged before it is sent (reference, sections 5, 6 and 15)', () => {
  it('lets pass what the server takes without a warning', () => {
    expect(faultsOf(good)).toEqual([]);
    expect(validateStatement(good, { endpoint: 'multiple' })).toMatchObject({ ok: true, warnings: {} });
  });

  it.each(refusedByTheServer)('refuses what the server refuses: %s', (_name, changes) => {
    expect(validateStatement(changed(changes), { endpoint: 'multiple' }).ok).toBe(false);
    expect(faultsOf(changed(changes))).not.toEqual([]);
  });

  it.each(refusedByUs)('refuses what the server takes: %s', (_name, changes, fault) => {
    expect(faultsOf(changed(changes))).toContain(fault);
  });
});

describe('the codes', () => {
  const file = join(repositoryRoot, '..', 'shared', 'regulation', 'transparency-database-codes.json');
  const compared = existsSync(file) || process.env['REQUIRE_SHARED'] === '1';
  if (!compared) console.warn(`The codes are not compared: ${file} is missing.`);

  (compared ? it : it.skip)("are the Commission's, exactly", () => {
    const official = JSON.parse(readFileSync(file, 'utf8')) as {
      enums: Record<string, { code: string }[]>;
      keywords_by_category: Record<string, string[]>;
      daily_dump_columns: { full: string[]; light: string[] };
      limits: Record<string, number>;
    };
    const ours = {
      decision_visibility: codes.visibilityCodes,
      decision_monetary: codes.monetaryCodes,
      decision_provision: codes.provisionCodes,
      decision_account: codes.accountCodes,
      account_type: codes.accountTypeCodes,
      decision_ground: codes.groundCodes,
      yes_no: codes.yesNoCodes,
      content_type: codes.contentTypeCodes,
      source_type: codes.sourceTypeCodes,
      automated_decision: codes.automatedDecisionCodes,
      category: codes.statementCategoryCodes,
      category_specification: codes.statementKeywordCodes,
      territorial_scope: codes.territoryCodes,
      content_language: codes.contentLanguageCodes,
    };
    expect(ours).toEqual(
      Object.fromEntries(Object.entries(official.enums).map(([name, list]) => [name, list.map(({ code }) => code)])),
    );
    expect(codes.keywordsByCategory).toEqual(official.keywords_by_category);
    expect(codes.dumpColumns).toEqual(official.daily_dump_columns.full);
    expect(codes.dumpColumns.filter((column) => !codes.notInLightDump.includes(column))).toEqual(
      official.daily_dump_columns.light,
    );
  });
});
