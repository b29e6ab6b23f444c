import type { Pool, PoolClient } from 'pg';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import type { PastCase, PastDecision, PastFacts, PastMessage, PastNotice } from './past-facts.js';

type Row = Record<string, unknown>;

const hash = `\\x${'00'.repeat(32)}`;
const recordedAt = new Date('2026-11-22T11:59:59Z');

/** Everything that happened, for a platform that has this person on its staff. */
export async function storeFacts(owner: Pool, platformId: string, staffId: string, facts: PastFacts): Promise<void> {
  const client = await owner.connect();
  const insert = (table: string, rows: readonly Row[]) =>
    insertRows(
      client,
      table,
      rows.map((row) => ({ platform_id: platformId, ...row })),
    );
  try {
    await client.query('begin');
    const subjects = facts.cases.map((past) => ({ id: newId(), past }));
    await insert(
      'subject',
      subjects.map(({ id }) => ({ id, kind: 'content', recorded_at: recordedAt })),
    );
    await storeNotices(insert, staffId, facts.notices);
    for (const { id, past } of subjects) await storeCase(insert, staffId, id, past);
    await client.query('commit');
  } finally {
    client.release();
  }
}

type Insert = (table: string, rows: readonly Row[]) => Promise<void>;

async function storeNotices(insert: Insert, staffId: string, notices: readonly PastNotice[]): Promise<void> {
  await insert(
    'notice',
    notices.map((notice) => ({
      id: notice.id,
      type: notice.receivedAs,
      reference: `T-${notice.id}`,
      received_at: notice.receivedAt,
      received_at_source: 'server',
      recorded_at: recordedAt,
      origin: notice.imported ? 'import' : 'noticedesk',
      channel: 'api',
      notifier_kind: notice.notifierKind,
      notifier_hmac: notice.hasEmail ? hash : null,
      language: notice.language,
      member_state: notice.memberState,
      alleged_category: notice.alleged,
      category_list_version: '2025-07-01',
      alleges_child_abuse: false,
      alleges_threat_to_life: false,
      missing_elements: [],
      item_count: 1,
      submission_id: newId(),
      submission_hash: hash,
    })),
  );
  await insert(
    'notice_type_change',
    notices.flatMap(({ id, receivedAs, changedTo }) =>
      changedTo === null
        ? []
        : [
            {
              id: newId(),
              notice_id: id,
              position: 1,
              from_type: receivedAs,
              to_type: changedTo,
              staff_id: staffId,
              reason_id: newId(),
              reason_hash: hash,
              occurred_at: recordedAt,
              recorded_at: recordedAt,
            },
          ],
    ),
  );
  for (const notice of notices) {
    await insert(
      'notice_category',
      notice.deduced.map(({ category, by }, index) => ({
        id: newId(),
        notice_id: notice.id,
        category,
        category_list_version: '2025-07-01',
        deduced_by: by,
        staff_id: by === 'staff' ? staffId : null,
        recorded_at: new Date(recordedAt.getTime() + index),
      })),
    );
    await insert(
      'notice_supplement',
      notice.supplements.map(({ receivedAt, hasEmail }) => ({
        id: newId(),
        notice_id: notice.id,
        received_at: receivedAt,
        recorded_at: recordedAt,
        missing_elements: [],
        submission_id: newId(),
        submission_hash: hash,
        notifier_hmac: hasEmail ? hash : null,
      })),
    );
    await storeMessage(insert, notice.receipt, 'receipt', { notice_id: notice.id });
  }
}

async function storeCase(insert: Insert, staffId: string, subjectId: string, past: PastCase): Promise<void> {
  const [first] = past.decisions;
  await insert('review_case', [
    {
      id: past.id,
      subject_id: subjectId,
      cause: past.items.length > 0 ? 'notice' : 'own-initiative',
      state: first ? 'decided' : 'open',
      language: past.language,
      skill: 'general',
      lane_skill: 'general',
      priority: 'standard',
      urgent_at: past.openedAt,
      due_at: past.openedAt,
      first_look_due_at: past.firstLookDueAt,
      opened_at: past.openedAt,
      recorded_at: recordedAt,
      decided_at: first?.occurredAt ?? null,
    },
  ]);
  const claims = past.claims.map((claimedAt) => ({
    id: newId(),
    case_id: past.id,
    staff_id: staffId,
    claimed_at: claimedAt,
    expires_at: recordedAt,
    ended_at: recordedAt,
    end_reason: 'released',
  }));
  await insert('claim', claims);
  if (past.breached) await storeBreach(insert, 'first-look', 'case', past.id);
  for (const [position, item] of past.items.entries()) {
    await insert('notice_item', [
      {
        id: item.id,
        notice_id: item.notice.id,
        position: parseInt(item.id.slice(-6), 16) + position,
        location_kind: 'url',
        location_hmac: hash,
        subject_id: subjectId,
      },
    ]);
    if (item.breached) await storeBreach(insert, 'decision', 'notice-item', item.id);
  }
  for (const [index, decision] of past.decisions.entries()) {
    await storeDecision(insert, { staffId, subjectId, past, claimId: claims[0]!.id, index, decision });
  }
  await insert(
    'case_item',
    past.items.map((item) => ({
      item_id: item.id,
      case_id: past.id,
      due_at: item.dueAt,
      joined_at: recordedAt,
      decision_id: past.decisions.at(-1)?.id ?? null,
    })),
  );
}

interface StoredDecision {
  readonly staffId: string;
  readonly subjectId: string;
  readonly past: PastCase;
  readonly claimId: string;
  readonly index: number;
  readonly decision: PastDecision;
}

async function storeDecision(insert: Insert, stored: StoredDecision): Promise<void> {
  const { staffId, past, claimId, index, decision } = stored;
  const statementId = decision.category ? newId() : null;
  const onNotice = past.items.length > 0;
  await insert('decision', [
    {
      id: decision.id,
      case_id: past.id,
      claim_id: claimId,
      supersedes_id: past.decisions[index - 1]?.id ?? null,
      cause: onNotice ? 'notice' : 'own-initiative',
      source: onNotice ? 'article-16' : 'voluntary',
      primary_item_id: past.items[0]?.id ?? null,
      occurred_at: decision.occurredAt,
      recorded_at: recordedAt,
      origin: decision.imported ? 'import' : 'noticedesk',
      decided_by: staffId,
      outcome: decision.category ? 'restrict' : 'no-action',
      ground: decision.category ? 'illegal' : null,
      category: decision.category,
      category_list_version: '2025-07-01',
      automated_detection: false,
      automated_decision: 'none',
      automated_processing: [],
      text_id: newId(),
      text_hash: hash,
      statement_id: statementId,
    },
  ]);
  await insert(
    'finding',
    past.items.map((item) => ({
      decision_id: decision.id,
      item_id: item.id,
      outcome: decision.illegal.has(item.id) ? 'illegal' : 'neither',
      law_examined: 'StGB',
      provision: '§ 185',
      manifestly: false,
    })),
  );
  if (statementId) {
    await insert('statement_of_reasons', [
      {
        id: statementId,
        decision_id: decision.id,
        language: decision.statementLanguage,
        exemption: decision.exempted ? 'no-contact-details' : null,
        text_id: newId(),
        text_hash: hash,
        recorded_at: recordedAt,
      },
    ]);
    if (!decision.exempted) await storeMessage(insert, decision.statement, 'statement', { decision_id: decision.id });
  }
  await storeRestrictions(insert, stored);
  for (const [noticeId, answer] of decision.answers) {
    await storeMessage(insert, answer, 'notifier-answer', { decision_id: decision.id, notice_id: noticeId });
  }
}

async function storeRestrictions(insert: Insert, { subjectId, decision }: StoredDecision): Promise<void> {
  for (const restriction of decision.restrictions) {
    await insert('restriction', [
      {
        id: restriction.id,
        decision_id: decision.id,
        decision_outcome: 'restrict',
        subject_id: subjectId,
        type: 'visibility-removal',
        state: restriction.state,
        revision: 1,
        territory: ['IE'],
        imposed_at: decision.occurredAt,
        in_effect_at: restriction.inEffectAt,
        recorded_at: recordedAt,
      },
    ]);
    await insert('restriction_change', [
      {
        id: newId(),
        restriction_id: restriction.id,
        revision: 1,
        kind: 'imposed',
        cause_decision_id: decision.id,
        territory: ['IE'],
        occurred_at: decision.occurredAt,
        recorded_at: recordedAt,
      },
    ]);
    await insert('enforcement_command', [
      {
        id: restriction.commandId,
        restriction_id: restriction.id,
        revision: 1,
        kind: 'impose',
        state: restriction.inEffectAt ? 'confirmed' : 'open',
        channel: 'pull',
        due_at: restriction.commandDueAt,
        recorded_at: recordedAt,
      },
    ]);
    if (restriction.breached) await storeBreach(insert, 'action', 'enforcement-command', restriction.commandId);
  }
}

async function storeMessage(insert: Insert, message: PastMessage | undefined, kind: string, about: Row): Promise<void> {
  if (!message) return;
  await insert('message', [
    {
      id: message.id,
      channel: 'mail',
      kind,
      once_key: message.id,
      external_message_id: message.id,
      state: message.acceptedAt ? 'accepted' : 'queued',
      attempts: 0,
      occurred_at: recordedAt,
      recorded_at: recordedAt,
      due_at: message.dueAt,
      accepted_at: message.acceptedAt,
      ...about,
    },
  ]);
  const responseTime = kind === 'notifier-answer' ? 'answer' : kind;
  if (message.breached) await storeBreach(insert, responseTime, 'message', message.id);
}

function storeBreach(insert: Insert, responseTime: string, factKind: string, factId: string): Promise<void> {
  const breach = { id: newId(), response_time: responseTime, fact_kind: factKind, fact_id: factId };
  return insert('breach', [{ ...breach, due_at: recordedAt, recorded_at: recordedAt }]);
}

async function insertRows(client: PoolClient, table: string, rows: readonly Row[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).join(', ');
  await client.query(
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}
