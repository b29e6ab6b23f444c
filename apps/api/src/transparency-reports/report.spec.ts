import fc from 'fast-check';
import { categoriesFor, type CategoryUse } from '../categories/index.js';
import type { Tier } from '../platforms/index.js';
import { checkSheets } from './check/check-report.js';
import { defaultChoices } from './counting-choices.js';
import {
  type AutomationShare,
  type DecisionGround,
  type Filing,
  noFacts,
  type OwnMeasureGroup,
  type ReportFacts,
} from './facts.js';
import { restrictionColumns } from './figures/restriction-columns.js';
import type { OrderKind } from './order-facts.js';
import { noRedress, type RedressFacts, type RedressOutcome } from './redress-facts.js';
import { nothingProvided } from './provided.js';
import { assembleReport, sheetCsv } from './report.js';
import type { ReportInput } from './report-input.js';
import type { CellValue, Sheet } from './sheet.js';

const cyberViolence = 'STATEMENT_CATEGORY_CYBER_VIOLENCE';

function anInput(changes: Partial<ReportInput> = {}): ReportInput {
  return {
    service: 'Plaza',
    providerName: 'Plaza Media Ltd',
    tier: 'online-platform',
    imposableRestrictions: ['vis_removal', 'acc_suspension'],
    from: '2026-01-01',
    to: '2026-12-31',
    publishedOn: '2027-02-20',
    previouslyPublishedOn: null,
    choices: defaultChoices,
    categoryNotes: {},
    provided: nothingProvided,
    facts: noFacts,
    ...changes,
  };
}

function sheetOf(input: ReportInput, id: string): Sheet {
  return assembleReport(input).sheets.find((sheet) => sheet.id === id)!;
}

/** The cells of one column, by the code of the row. */
function column(sheet: Sheet, id: string): [CellValue, CellValue][] {
  const code = sheet.columns.findIndex((head) => head.id === 'category_code');
  const position = sheet.columns.findIndex((head) => head.id === id);
  return sheet.records.map((record) => [record[code]!, record[position]!]);
}

const share = fc.constantFrom<AutomationShare>('full', 'partial', 'none');
const ground = fc.constantFrom<DecisionGround>('illegal', 'terms');
const amount = fc.integer({ min: 0, max: 1_000 });

/** Any place in a sheet: a sub-category, none, or one of the provider's own. */
function filing(use: CategoryUse): fc.Arbitrary<Filing> {
  const places = categoriesFor(use).flatMap(({ code: category, subcategories }) => [
    { category, keyword: null },
    ...subcategories.map(({ code: keyword }) => ({ category, keyword })),
  ]);
  return fc
    .tuple(fc.constantFrom(...places), fc.constantFrom('Doxing', 'Spam', ' ', null))
    .map(([place, otherDescription]) => ({ ...place, otherDescription }));
}

const memberState = fc.constantFrom('DE', 'GR', 'IE');
const complaintBasis = fc.constantFrom('visibility', 'service', 'account', 'monetary', 'inaction');
const redressOutcome = fc.constantFrom<RedressOutcome>('upheld', 'partly-reversed', 'reversed', 'omitted');

const randomRedress: fc.Arbitrary<RedressFacts> = fc.record({
  complaints: fc.array(fc.record({ basis: complaintBasis, ofTrustedFlagger: fc.boolean(), complaints: amount })),
  complaintOutcomes: fc.array(
    fc.record({ basis: complaintBasis, ofTrustedFlagger: fc.boolean(), outcome: redressOutcome, complaints: amount }),
  ),
  complaintTimes: fc.constant([]),
  newRestrictions: amount,
  disputes: amount,
  disputeOutcomes: fc.array(fc.record({ outcome: redressOutcome, implemented: fc.boolean(), disputes: amount })),
  disputeMedianSeconds: fc.constant(null),
  suspensions: fc.array(fc.record({ kind: fc.constantFrom('content', 'notices', 'complaints'), suspensions: amount })),
});

const randomFacts: fc.Arbitrary<ReportFacts> = fc.record({
  orders: fc.array(
    fc
      .tuple(filing('orders'), memberState, fc.constantFrom<OrderKind>('act', 'information'), amount)
      .map(([place, state, kind, orders]) => ({
        ...place,
        ...{ memberState: state, kind, orders, items: kind === 'act' ? orders : 0 },
      })),
  ),
  orderTimes: fc.constant([]),
  notices: fc.array(
    fc
      .tuple(filing('notices'), fc.boolean(), amount, amount)
      .map(([place, trustedFlagger, notices, more]) => ({ ...place, trustedFlagger, notices, items: notices + more })),
  ),
  actions: fc.array(
    fc
      .tuple(filing('notices'), fc.boolean(), ground, amount)
      .map(([place, trustedFlagger, ground, actions]) => ({ ...place, trustedFlagger, ground, actions })),
  ),
  actionTimes: fc.constant([]),
  ownMeasures: fc.array(
    fc
      .tuple(
        filing('own-initiative-illegal'),
        ground,
        fc.constantFrom(...restrictionColumns.map(({ id }) => id)),
        fc.boolean(),
        share,
        amount,
      )
      .map(([place, ground, restriction, detectedAutomatically, decided, measures]) => ({
        ...place,
        ...{ ground, restriction, detectedAutomatically, decided, measures },
      })),
  ),
  measureAutomation: fc.array(
    fc.record({
      origin: fc.constantFrom('notice' as const, 'own-initiative' as const),
      language: fc.constantFrom('de', 'ga', null),
      decided: share,
      measures: amount,
    }),
  ),
  noticeAutomation: fc.constant([]),
  exemptions: fc.constant([]),
  redress: randomRedress,
});

describe('any report', () => {
  it('breaks no check, whatever the facts and the tier (Annex II Part I section 7)', () => {
    fc.assert(
      fc.property(randomFacts, fc.constantFrom<Tier>('hosting', 'online-platform', 'vlop'), (facts, tier) => {
        // C6 compares the outcomes of one period's cases with these; ours are counted by the day of the outcome.
        const findings = checkSheets(assembleReport(anInput({ facts, tier })).sheets).filter(
          ({ check }) => check !== 'C6',
        );
        expect(findings).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('counts every notice in TOTAL once', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const sheet = sheetOf(anInput({ facts }), '4_notices');
        const sum = facts.notices.reduce((total, group) => total + group.notices, 0);
        expect(column(sheet, 'notices_received')[0]).toEqual(['TOTAL', sum]);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same bytes for the same input', () => {
    const csv = () => assembleReport(anInput()).sheets.map((sheet) => sheetCsv(sheet));
    expect(csv()).toEqual(csv());
  });
});

describe('blank versus zero (Annex II Part I section 1)', () => {
  it('leaves sheet 4 blank for a provider that hosts nothing, and says 0 for one that does', () => {
    const values = (tier: Tier) => column(sheetOf(anInput({ tier }), '4_notices'), 'notices_received');
    expect(new Set(values('intermediary').map(([, value]) => value))).toEqual(new Set([null]));
    expect(new Set(values('hosting').map(([, value]) => value))).toEqual(new Set([0]));
  });

  it('leaves a restriction blank that the service can never impose, unless one was imposed', () => {
    const measure: OwnMeasureGroup = {
      category: cyberViolence,
      keyword: 'KEYWORD_CYBER_STALKING',
      otherDescription: null,
      ground: 'illegal',
      restriction: 'mon_other',
      detectedAutomatically: false,
      decided: 'none',
      measures: 1,
    };
    const none = sheetOf(anInput(), '5_own_initiative_illegal');
    const one = sheetOf(anInput({ facts: { ...noFacts, ownMeasures: [measure] } }), '5_own_initiative_illegal');
    expect(column(none, 'vis_removal')[0]).toEqual(['TOTAL', 0]);
    expect(column(none, 'mon_suspension')[0]).toEqual(['TOTAL', null]);
    expect(column(one, 'mon_other')[0]).toEqual(['TOTAL', 1]);
  });

  it.each<Tier>(['intermediary', 'hosting', 'online-platform', 'vlop', 'vlose'])(
    'leaves the accuracy of automated means blank for %s, because nothing was sampled',
    (tier) => {
      const sheet = sheetOf(anInput({ tier }), '8_automated_means');
      const accuracy = sheet.records.filter((record) => String(record[4]).startsWith('Accuracy'));
      expect(accuracy).toHaveLength(12 + 72);
      expect(new Set(accuracy.map((record) => record[6]))).toEqual(new Set([null]));
    },
  );

  it('fills the language rows of sheet 8 for very large platforms only', () => {
    const languageValues = (tier: Tier) =>
      sheetOf(anInput({ tier }), '8_automated_means')
        .records.filter((record) => record[0] === 'Only for VLOPs' && String(record[4]).startsWith('Number'))
        .map((record) => record[6]);
    expect(languageValues('vlop')).toEqual(Array<number>(48).fill(0));
    expect(languageValues('online-platform')).toEqual(Array<null>(48).fill(null));
  });
});

describe('sheet 4', () => {
  const times = { cohort: 'all', observations: 3 } as const;
  const sheet = sheetOf(
    anInput({
      facts: {
        ...noFacts,
        notices: [
          ...[null, 'KEYWORD_OTHER'].map((keyword) => ({
            ...{
              category: cyberViolence,
              keyword,
              otherDescription: null,
              trustedFlagger: false,
              notices: 2,
              items: 3,
            },
          })),
          {
            ...{ category: cyberViolence, keyword: 'KEYWORD_OTHER', otherDescription: 'Doxing' },
            ...{ trustedFlagger: true, notices: 1, items: 1 },
          },
        ],
        actionTimes: [
          { ...times, row: { level: 'total' }, medianSeconds: 5_400 },
          { ...times, row: { level: 'category', category: cyberViolence }, medianSeconds: 3_617.5 },
        ],
      },
    }),
    '4_notices',
  );
  const others = sheet.records.filter((record) => record[3] === 'KEYWORD_OTHER' && (record[5] as number) > 0);

  it('gives a described sub-category its own row and files what has none beside it', () => {
    expect(others.map((record) => record.slice(3, 9))).toEqual([
      ['KEYWORD_OTHER', 'Cyber violence: sub-category not given', 4, 0, 6, 0],
      ['KEYWORD_OTHER', 'Doxing', 1, 1, 1, 1],
    ]);
  });

  it('gives medians in hours with two decimals, and blank with a note where nothing was acted on', () => {
    const medians = new Map(column(sheet, 'notice_median_action_hours'));
    expect(medians.get('TOTAL')).toBe(1.5);
    expect(medians.get(cyberViolence)).toBe(1);
    expect(medians.get('STATEMENT_CATEGORY_VIOLENCE')).toBeNull();
    const notes = new Map(column(sheet, 'ctx_notice_median_action_hours'));
    expect(notes.get('STATEMENT_CATEGORY_VIOLENCE')).toBe('No action in the period.');
    expect(notes.get(cyberViolence)).toBeNull();
  });

  it('prints how it counts beside TOTAL', () => {
    expect(column(sheet, 'ctx_notice_items')[0]![1]).toContain('days in the zone Europe/Brussels');
  });

  it('has a row for what the notifier did not specify, sheets 5 and 6 have none', () => {
    const codes = (id: string) => column(sheetOf(anInput(), id), 'category_code').map(([code]) => code);
    expect(codes('4_notices')).toContain('STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE');
    expect(codes('5_own_initiative_illegal')).not.toContain('STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE');
    expect(codes('6_own_initiative_TC').at(-8)).toBe('STATEMENT_CATEGORY_OTHER_VIOLATION_TC');
  });
});

describe('sheet 3', () => {
  const order = { category: cyberViolence, keyword: null, otherDescription: null, kind: 'act', items: 2 } as const;
  const time = { kind: 'act', interval: 'effect', observations: 1 } as const;
  const facts: ReportFacts = {
    ...noFacts,
    orders: [
      { ...order, memberState: 'GR', orders: 1 },
      { ...order, memberState: 'DE', orders: 3 },
    ],
    orderTimes: [
      { ...time, scope: 'TOTAL', row: { level: 'total' }, medianSeconds: 5_400 },
      { ...time, scope: 'GR', row: { level: 'total' }, medianSeconds: 1_800 },
    ],
  };
  const sheet = sheetOf(anInput({ facts }), '3_member_states_orders');
  const scopes = [...new Set(sheet.records.map((record) => record[5]))];

  it('has the whole, then a block for each Member State that sent an order, Greece as EL (Annex II 1.2.1)', () => {
    expect(scopes).toEqual(['TOTAL', 'DE', 'EL']);
    expect(sheet.records).toHaveLength(3 * 91);
    expect(sheetOf(anInput(), '3_member_states_orders').records).toHaveLength(91);
  });

  it('counts in the whole and in the block, 0 elsewhere, and gives each its own median', () => {
    const totals = sheet.records.filter((record) => record[3] === 'TOTAL').map((record) => record.slice(6, 11));
    expect(totals).toEqual([
      [4, 4, null, 1.5, 0],
      [3, 2, null, null, 0],
      [1, 2, null, 0.5, 0],
    ]);
  });

  it.each([
    ['zero', 'Automatic receipts sent within one hour count as zero.'],
    ['measured', 'Automatic receipts count with the time that they took.'],
  ] as const)('says beside the median whether automatic receipts count as %s', (automaticOrderReceipt, said) => {
    const input = anInput({ facts, choices: { ...defaultChoices, automaticOrderReceipt } });
    const notes = column(sheetOf(input, '3_member_states_orders'), 'ctx_orders_act_median_ack_hours');
    expect(notes[0]![1]).toContain(said);
    expect(notes[0]![1]).toContain('No such order in the period.');
  });
});

describe('sheet 7', () => {
  const redress: RedressFacts = {
    ...noRedress,
    complaints: [
      { basis: 'visibility', ofTrustedFlagger: false, complaints: 5 },
      { basis: 'inaction', ofTrustedFlagger: true, complaints: 2 },
      { basis: 'inaction-on-flag', ofTrustedFlagger: false, complaints: 3 },
    ],
    complaintTimes: [{ block: 'all', medianSeconds: 7_200, observations: 4 }],
    disputeOutcomes: [
      { outcome: 'reversed', implemented: true, disputes: 1 },
      { outcome: 'partly-reversed', implemented: false, disputes: 2 },
      { outcome: 'upheld', implemented: false, disputes: 9 },
    ],
  };
  const rows = (tier: Tier, facts = redress) =>
    sheetOf(anInput({ tier, facts: { ...noFacts, redress: facts } }), '7_appeals_and_recidivism').records;
  const found = (records: Sheet['records'], indicator: RegExp, scope: string) =>
    records.find((record) => indicator.test(String(record[4])) && record[5] === scope)!.slice(6);

  it('counts flags under the terms in the whole only, and says so', () => {
    const [value, note] = found(rows('online-platform'), /^Number of complaints/, 'Total number');
    expect(value).toBe(10);
    expect(note).toContain('3 about inaction on a flag');
    expect(found(rows('online-platform'), /notice submitted in/, 'Total number')[0]).toBe(2);
    expect(found(rows('online-platform'), /by a Trusted Flagger/, 'Total number')[0]).toBe(2);
  });

  it('takes the share implemented of the reversals only, and leaves it blank without one (C9)', () => {
    expect(found(rows('vlop'), /^Number of disputes/, 'Percentage of outcomes implemented')[0]).toBe(0.3333);
    expect(found(rows('vlop', noRedress), /^Number of disputes/, 'Percentage of outcomes implemented')).toEqual([
      null,
      expect.stringContaining('None decided in the period.'),
    ]);
  });

  it('names the cohort of a median', () => {
    const [value, note] = found(rows('vlop'), /^Number of complaints/, 'Median time');
    expect(value).toBe(2);
    expect(note).toContain('Over the complaints decided in the period');
  });

  it('asks providers that are no online platform for the number of complaints only', () => {
    const filled = rows('hosting').filter((record) => record[6] !== null);
    expect(filled.map((record) => record[0])).toEqual(['All']);
  });
});

it('says in sheet 2 how many statements of reasons were owed to nobody (SOR-7)', () => {
  const exemptions = [{ exemption: 'article-9-order', statements: 4 }] as const;
  const [total] = sheetOf(anInput({ facts: { ...noFacts, exemptions } }), '2_categories_names').records;
  expect(total![3]).toContain('4: ordered by an authority under Article 9 (Art. 17(5))');
});

describe('counting choices', () => {
  const measure: OwnMeasureGroup = {
    category: cyberViolence,
    keyword: null,
    otherDescription: null,
    ground: 'terms',
    restriction: 'vis_removal',
    detectedAutomatically: true,
    decided: 'none',
    measures: 5,
  };
  const facts: ReportFacts = {
    ...noFacts,
    ownMeasures: [measure],
    measureAutomation: [
      { origin: 'own-initiative', language: 'de', decided: 'none', measures: 5 },
      { origin: 'notice', language: null, decided: 'partial', measures: 2 },
      { origin: 'notice', language: 'de', decided: 'full', measures: 1 },
    ],
  };

  it.each([
    ['detection', 5],
    ['decision', 0],
  ] as const)('reads column G of sheet 6 as automated %s', (solelyAutomatedColumn, expected) => {
    const input = anInput({ facts, choices: { ...defaultChoices, solelyAutomatedColumn } });
    expect(column(sheetOf(input, '6_own_initiative_TC'), 'own_measures_automated')[0]![1]).toBe(expected);
  });

  it.each([
    ['neither', [1, 5], 'in neither row'],
    ['not', [1, 7], 'in the row of those not automated'],
  ] as const)(
    'puts partly automated measures into %s of the rows of sheet 8 and says so',
    (partlyAutomated, values, note) => {
      const input = anInput({ facts, choices: { ...defaultChoices, partlyAutomated } });
      const [solely, not] = sheetOf(input, '8_automated_means').records;
      expect([solely![6], not![6]]).toEqual(values);
      expect(solely![7]).toBe(`Partly automated measures: 2, counted ${note}.`);
    },
  );
});

it('is yearly with a deadline, or interim without one', () => {
  expect(assembleReport(anInput())).toMatchObject({ kind: 'yearly', publishBy: '2027-02-28' });
  expect(assembleReport(anInput({ to: '2026-03-31' }))).toMatchObject({ kind: 'interim', publishBy: null });
});
