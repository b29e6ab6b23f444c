import { randomBytes } from 'node:crypto';
import { v7 } from 'uuid';

const platformId = '0193a000-0000-7000-8000-000000000001';

export async function prepareSameRows(pool) {
  await pool.query(
    `insert into platform (id, key, service_name, provider_name, time_zone, languages, restriction_types,
      enforcement_channel, recorded_at)
    values ($1, 'bare', 'Bare', 'Bare', 'Europe/Brussels', '{en}', '{}', 'pull', now())
    on conflict do nothing`,
    [platformId],
  );
}

/**
 * The rows that the product writes for such a notice, in the same tables with all their keys and checks, in one transaction;
 * but nothing is validated, looked up, encrypted or hashed: texts are stored as they came, the rest is made up.
 */
export async function writeSameRows(pool, body) {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const id = await writeRows((name, text, values) => client.query({ name, text, values }), body);
    await client.query('commit');
    return id;
  } finally {
    client.release();
  }
}

async function writeRows(write, { items: [{ url }], explanation, notifier, language, category, keyword }) {
  const now = new Date();
  const [notice, item, subject, reviewCase, submission, identity] = Array.from({ length: 6 }, () => v7());
  const hash = randomBytes(32);
  const texts = [
    [submission, 'submission', JSON.stringify({ url, explanation })],
    [identity, 'notifier', JSON.stringify(notifier)],
  ];
  await write(
    'subject',
    `insert into subject (platform_id, id, kind, location_hmac, recorded_at) values ($1, $2, 'content', $3, $4)`,
    [platformId, subject, hash, now],
  );
  await write(
    'case',
    `insert into review_case (platform_id, id, subject_id, cause, state, language, skill, lane_skill, priority, urgent_at,
      due_at, first_look_due_at, opened_at, recorded_at)
    values ($1, $2, $3, 'notice', 'open', $4, 'general', 'general', 'standard', $5, $5, $5, $5, $5)`,
    [platformId, reviewCase, subject, language, now],
  );
  for (const [id, kind, text] of texts) {
    await write(
      'text',
      `insert into sealed_text (platform_id, id, kind, wrapped_key, ciphertext, salt, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7)`,
      [platformId, id, kind, randomBytes(60), Buffer.from(text), randomBytes(16), now],
    );
  }
  await write(
    'notice',
    `insert into notice (platform_id, id, reference, received_at, received_at_source, recorded_at, channel, notifier_kind,
      notifier_hmac, language, alleged_category, alleged_keyword, category_list_version, alleges_child_abuse,
      alleges_threat_to_life, good_faith_wording, missing_elements, item_count, submission_id, submission_hash, identity_id)
    values ($1, $2, $3, $4, 'server', $4, 'api', 'individual', $5, $6, $7, $8, '1', false, false, 'yes', '{}', 1, $9, $5, $10)`,
    [platformId, notice, notice, now, hash, language, category, keyword, submission, identity],
  );
  await write(
    'item',
    `insert into notice_item (platform_id, id, notice_id, position, location_kind, location_hmac, subject_id)
    values ($1, $2, $3, 0, 'url', $4, $5)`,
    [platformId, item, notice, hash, subject],
  );
  await write(
    'case-item',
    'insert into case_item (platform_id, item_id, case_id, due_at, joined_at) values ($1, $2, $3, $4, $4)',
    [platformId, item, reviewCase, now],
  );
  await write(
    'audit',
    `insert into audit_entry (platform_id, recorded_at, id, actor_kind, role, action, article, entity_kind, entity_id, details,
      request_id)
    values ($1, $2, $3, 'anonymous', 'anonymous', 'notice.received', '16(1)', 'notice', $4, '{"items": 1}', $5)`,
    [platformId, now, v7(), notice, v7()],
  );
  for (const job of ['send-receipts', 'ask-preservations']) {
    const payload = JSON.stringify({ platformId, noticeIds: [notice] });
    await write('job', 'select from graphile_worker.add_job($1, $2::json)', [job, payload]);
  }
  return notice;
}
