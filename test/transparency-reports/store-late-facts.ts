import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { Database, Tx } from '../../apps/api/src/infrastructure/database/index.js';

const categories = [
  'STATEMENT_CATEGORY_VIOLENCE',
  'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  'STATEMENT_CATEGORY_CYBER_VIOLENCE',
];

/** Things that happen, or are learnt, after the days that they belong to were folded; each picks at random what it is about. */
type LateFact = (tx: Tx, platformId: string, random: () => number) => Promise<void>;

const lateFacts: Readonly<Record<string, LateFact>> = {
  'a notice of long ago on a case that may be decided': async (tx, platformId, random) => {
    const notice = await pick(tx, 'notice', 'true', platformId, random);
    const item = await pick(tx, 'case_item', 'true', platformId, random);
    const [noticeId, itemId] = [newId(), newId()];
    await copy(
      tx,
      'notice',
      { id: notice.id },
      { id: noticeId, reference: noticeId, submission_id: newId(), received_at: instant(random) },
    );
    await copy(tx, 'notice_item', { id: item.item_id }, { id: itemId, notice_id: noticeId, position: 0 });
    await copy(
      tx,
      'case_item',
      { item_id: item.item_id },
      { item_id: itemId, decision_id: random() < 0.5 ? null : item.decision_id },
    );
  },
  'another item of a notice': async (tx, platformId, random) => {
    const item = await pick(tx, 'notice_item', 'true', platformId, random);
    const position = 100 + Math.floor(random() * 1e6);
    await copy(tx, 'notice_item', { id: item.id }, { id: newId(), position });
  },
  'another category': async (tx, platformId, random) => {
    const notice = await pick(tx, 'notice', 'true', platformId, random);
    const staff = await pick(tx, 'staff_member', 'true', platformId, random);
    const category = categories[Math.floor(random() * categories.length)];
    await tx.sql.query(
      `insert into notice_category (platform_id, id, notice_id, category, category_list_version, deduced_by, staff_id, recorded_at)
       values ($1, $2, $3, $4, '2025-07-01', 'staff', $5, '2026-11-02')`,
      [platformId, newId(), notice.id, category, staff.id],
    );
  },
  'another type': async (tx, platformId, random) => {
    const notice = await pick(tx, 'notice', 'true', platformId, random);
    const staff = await pick(tx, 'staff_member', 'true', platformId, random);
    await tx.sql.query(
      `insert into notice_type_change (platform_id, id, notice_id, position, from_type, to_type, staff_id, reason_id, reason_hash,
         occurred_at, recorded_at)
       select platform_id, $2, id, $4, type, case type when 'notice' then 'terms-flag' else 'notice' end, $3, $2, '',
         '2026-11-02', '2026-11-02'
       from filed_notice where platform_id = $1 and id = $5`,
      [platformId, newId(), staff.id, 100 + Math.floor(random() * 1e6), notice.id],
    );
  },
  'a restriction that took effect': async (tx, platformId, random) => {
    const restriction = await pick(tx, 'restriction', 'in_effect_at is null', platformId, random);
    await tx.sql.query(
      `update restriction set in_effect_at = imposed_at + interval '5 hours' where platform_id = $1 and id = $2`,
      [platformId, restriction.id],
    );
  },
  'a decision instead of the last one, which may act again': async (tx, platformId, random) => {
    const last = await pick(
      tx,
      'decision',
      'not exists (select from decision s where s.platform_id = t.platform_id and s.supersedes_id = t.id)',
      platformId,
      random,
    );
    const model = await pick(tx, 'decision', `case_id = '${String(last.case_id)}'`, platformId, random);
    const [id, statementId] = [newId(), newId()];
    const restricts = model.outcome === 'restrict' && random() < 0.6;
    const none = { outcome: 'no-action', ground: null, category: null, terms_clause_id: null, statement_id: null };
    const changes = restricts ? { statement_id: statementId } : none;
    await copy(
      tx,
      'decision',
      { id: model.id },
      { id, supersedes_id: last.id, occurred_at: instant(random), ...changes },
    );
    await copy(
      tx,
      'finding',
      { decision_id: model.id },
      { decision_id: id, ...(restricts ? {} : { outcome: 'neither', terms_clause_id: null }) },
    );
    if (!restricts) return;
    await copy(tx, 'statement_of_reasons', { decision_id: model.id }, { id: statementId, decision_id: id });
    await tx.sql.query(
      `insert into restriction
       select (jsonb_populate_record(r, jsonb_build_object('id', uuidv7(), 'decision_id', $3::uuid,
         'in_effect_at', r.imposed_at + interval '90 days'))).*
       from restriction r where r.platform_id = $1 and r.decision_id = $2`,
      [platformId, model.id, id],
    );
  },
  'an answer to an item that waited': async (tx, platformId, random) => {
    const decision = await pick(tx, 'decision', `cause = 'notice'`, platformId, random);
    await tx.sql.query(
      'update case_item set decision_id = $3 where platform_id = $1 and case_id = $2 and decision_id is null',
      [platformId, decision.case_id, decision.id],
    );
  },
  'an item that moves to another case': async (tx, platformId, random) => {
    const item = await pick(tx, 'case_item', 'true', platformId, random);
    const other = await pick(tx, 'case_item', 'true', platformId, random);
    await tx.sql.query('update case_item set case_id = $3 where platform_id = $1 and item_id = $2', [
      platformId,
      item.item_id,
      other.case_id,
    ]);
  },
  'measures of the platform’s systems': async (tx, platformId, random) => {
    for (let count = 0; count < 20; count++) {
      const occurredAt = instant(random);
      const appliedOn = new Date(occurredAt.getTime() + (random() < 0.3 ? 6 : 0) * 3_600_000)
        .toISOString()
        .slice(0, 10);
      await tx.sql.query('select make_measure_month($1)', [appliedOn]);
      await tx.sql.query(
        `insert into measure (platform_id, applied_on, measure_id, id, occurred_at, recorded_at, ground, category, keyword,
           other_description, category_list_version, restriction_types, territory, automated_detection, automated_decision,
           content_external_id, content_types, content_language, explanation_id, statement_language, exemption, body_hash)
         values ($1, $2, $3::text, $3::text::uuid, $4, '2026-11-02', 'illegal', $5, $6, $7, '2025-07-01', $8, '{DE}', $9, $10, 'c1', '{TEXT}',
           $11, $3::text::uuid, 'en', $12, '')`,
        [
          platformId,
          appliedOn,
          newId(),
          occurredAt,
          categories[count % 3],
          random() < 0.5 ? 'KEYWORD_OTHER' : null,
          random() < 0.5 ? 'Doxing' : null,
          random() < 0.5 ? ['visibility-removal'] : ['visibility-removal', 'account-suspension'],
          random() < 0.5,
          ['full', 'partial', 'none'][count % 3],
          random() < 0.5 ? 'de-AT' : null,
          random() < 0.2 ? 'no-contact-details' : null,
        ],
      );
    }
  },
};

/** Some late facts in one transaction, as the program writes. */
export async function storeLateFacts(db: Database, platformId: string, random: () => number): Promise<void> {
  await db.transaction(async (tx) => {
    for (const late of Object.values(lateFacts)) {
      for (let times = 0; times < 1 + random() * 3; times++) if (random() < 0.8) await late(tx, platformId, random);
    }
  });
}

/** In the half-year, many of them within an hour of a midnight in Athens. */
function instant(random: () => number): Date {
  const day = Date.parse('2025-12-28T00:00:00Z') + Math.floor(random() * 190) * 86_400_000;
  return new Date(
    day + (random() < 0.3 ? 79_200_000 + Math.floor(random() * 7_200) * 1_000 : Math.floor(random() * 86_400) * 1_000),
  );
}

type Row = Record<string, unknown>;

async function pick(tx: Tx, table: string, condition: string, platformId: string, random: () => number): Promise<Row> {
  const key = table === 'case_item' ? 'item_id' : 'id';
  const { rows } = await tx.sql.query<Row>(
    `select t.* from ${table} t where t.platform_id = $1 and ${condition} order by md5($2 || t.${key}::text) limit 1`,
    [platformId, String(random())],
  );
  return rows[0]!;
}

/** Copies rows with some columns changed. */
async function copy(tx: Tx, table: string, where: Row, changes: Row): Promise<void> {
  const [[column, value]] = Object.entries(where) as [[string, unknown]];
  await tx.sql.query(
    `insert into ${table} select (jsonb_populate_record(t, $2)).* from ${table} t where t.${column} = $1`,
    [value, JSON.stringify(changes)],
  );
}
