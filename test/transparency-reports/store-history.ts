import type { Pool, PoolClient } from 'pg';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import {
  typeOf,
  type History,
  type PastCase,
  type PastDecision,
  type PastMeasure,
  type PastNotice,
} from './random-history.js';
import { insert, recordedAt, type StoredPlatform } from './store-rows.js';

const hash = Buffer.alloc(32);

/** A platform with one moderator, one trusted flagger and one clause, and everything that happened on it. */
export async function storeHistory(owner: Pool, platform: StoredPlatform, history: History): Promise<void> {
  const client = await owner.connect();
  try {
    await client.query('begin');
    const fixtures = await storePlatform(client, platform.id, platform.key);
    const subjects = new Set([
      ...history.cases.map((past) => past.subjectId),
      ...history.notices.flatMap((notice) => notice.items.map((item) => item.subjectId)),
    ]);
    await insert(
      client,
      'subject',
      [...subjects].map((id) => ({ platform_id: platform.id, id, kind: 'content', recorded_at: recordedAt })),
    );
    await storeNotices(client, platform.id, fixtures, history.notices);
    await storeCases(client, platform.id, fixtures, history);
    await storeMeasures(client, platform.id, fixtures, history.measures);
    await client.query('commit');
  } finally {
    client.release();
  }
}

interface Fixtures {
  readonly staffId: string;
  readonly trustedFlaggerId: string;
  readonly clauseId: string;
}

async function storePlatform(client: PoolClient, platformId: string, key: string): Promise<Fixtures> {
  const fixtures = { staffId: newId(), trustedFlaggerId: newId(), clauseId: newId() };
  const common = { platform_id: platformId, recorded_at: recordedAt };
  await insert(client, 'platform', [
    {
      id: platformId,
      key,
      service_name: 'Plaza, the forum',
      provider_name: 'Plaza Media Ltd',
      time_zone: 'Europe/Athens',
      languages: ['en'],
      restriction_types: ['visibility-removal', 'account-suspension'],
      enforcement_channel: 'pull',
      recorded_at: recordedAt,
    },
  ]);
  await insert(client, 'platform_tier', [
    { ...common, id: newId(), tier: 'hosting', micro_or_small: true, valid_from: '2020-01-01', valid_to: '2026-02-01' },
    { ...common, id: newId(), tier: 'vlop', micro_or_small: false, valid_from: '2026-02-01' },
  ]);
  await insert(client, 'staff_member', [
    { ...common, id: fixtures.staffId, alias: 'M1', role: 'moderator', languages: ['en'], skills: ['general'] },
  ]);
  await insert(client, 'trusted_flagger', [
    {
      ...common,
      id: fixtures.trustedFlaggerId,
      name: 'Hotline',
      awarded_by: 'DSC',
      categories: ['STATEMENT_CATEGORY_VIOLENCE'],
      valid_from: '2020-01-01',
    },
  ]);
  await insert(client, 'terms_clause', [
    {
      ...common,
      id: fixtures.clauseId,
      code: '4.2',
      version: 1,
      title: 'Spam',
      body: 'No spam.',
      valid_from: '2020-01-01',
    },
  ]);
  return fixtures;
}

async function storeNotices(
  client: PoolClient,
  platformId: string,
  { staffId, trustedFlaggerId }: Fixtures,
  notices: readonly PastNotice[],
): Promise<void> {
  await insert(
    client,
    'notice',
    notices.map((notice) => ({
      platform_id: platformId,
      id: notice.id,
      type: notice.receivedAs,
      reference: `T-${notice.id}`,
      received_at: notice.receivedAt,
      received_at_source: 'server',
      recorded_at: recordedAt,
      channel: 'api',
      notifier_kind: notice.trustedFlagger ? 'trusted-flagger' : 'anonymous',
      trusted_flagger_id: notice.trustedFlagger ? trustedFlaggerId : null,
      in_area_of_expertise: notice.trustedFlagger ? notice.inArea : null,
      alleged_category: notice.alleged?.category ?? null,
      alleged_keyword: notice.alleged?.keyword ?? null,
      category_list_version: '2025-07-01',
      alleges_child_abuse: false,
      alleges_threat_to_life: false,
      missing_elements: [],
      item_count: notice.items.length,
      submission_id: newId(),
      submission_hash: hash,
    })),
  );
  await insert(
    client,
    'notice_category',
    notices.flatMap((notice) =>
      notice.deduced.map(({ category, keyword, by }, index) => ({
        platform_id: platformId,
        id: newId(),
        notice_id: notice.id,
        category,
        keyword,
        category_list_version: '2025-07-01',
        deduced_by: by,
        staff_id: by === 'staff' ? staffId : null,
        recorded_at: new Date(recordedAt.getTime() + index),
      })),
    ),
  );
  await insert(
    client,
    'notice_type_change',
    notices.flatMap((notice) =>
      Array.from({ length: notice.typeChanges }, (_, index) => ({
        platform_id: platformId,
        id: newId(),
        notice_id: notice.id,
        position: index + 1,
        from_type: typeOf({ ...notice, typeChanges: index }),
        to_type: typeOf({ ...notice, typeChanges: index + 1 }),
        staff_id: staffId,
        reason_id: newId(),
        reason_hash: hash,
        occurred_at: recordedAt,
        recorded_at: recordedAt,
      })),
    ),
  );
  await insert(
    client,
    'notice_item',
    notices.flatMap((notice) =>
      notice.items.map((item, position) => ({
        platform_id: platformId,
        id: item.id,
        notice_id: notice.id,
        position,
        location_kind: 'url',
        location_hmac: hash,
        subject_id: item.subjectId,
      })),
    ),
  );
}

async function storeCases(
  client: PoolClient,
  platformId: string,
  fixtures: Fixtures,
  { cases, notices }: History,
): Promise<void> {
  const typeOfItem = new Map(notices.flatMap((notice) => notice.items.map((item) => [item.id, typeOf(notice)])));
  await insert(
    client,
    'review_case',
    cases.map((past) => ({
      platform_id: platformId,
      id: past.id,
      subject_id: past.subjectId,
      cause: past.items.length > 0 ? 'notice' : 'own-initiative',
      state: past.decisions.length > 0 ? 'decided' : 'open',
      language: 'en',
      skill: 'general',
      lane_skill: 'general',
      priority: 'standard',
      urgent_at: recordedAt,
      due_at: recordedAt,
      opened_at: recordedAt,
      recorded_at: recordedAt,
      decided_at: past.decisions[0]?.occurredAt ?? null,
    })),
  );
  const decisions = cases.flatMap((past) =>
    past.decisions.map((decision, index) => ({ past, decision, claimId: newId(), statementId: newId(), index })),
  );
  await insert(
    client,
    'claim',
    decisions.map(({ past, decision, claimId }) => ({
      platform_id: platformId,
      id: claimId,
      case_id: past.id,
      staff_id: fixtures.staffId,
      claimed_at: decision.occurredAt,
      expires_at: decision.occurredAt,
      ended_at: decision.occurredAt,
      end_reason: 'decided',
    })),
  );
  await insert(
    client,
    'decision',
    decisions.map(({ past, decision, claimId, statementId, index }) => ({
      platform_id: platformId,
      id: decision.id,
      case_id: past.id,
      claim_id: claimId,
      supersedes_id: past.decisions[index - 1]?.id ?? null,
      cause: past.cause,
      source: past.cause === 'notice' ? 'article-16' : past.items.length > 0 ? 'terms-flag' : 'voluntary',
      primary_item_id: (past.items.find((item) => typeOfItem.get(item.id) === past.cause) ?? past.items[0])?.id ?? null,
      occurred_at: decision.occurredAt,
      recorded_at: recordedAt,
      decided_by: fixtures.staffId,
      outcome: decision.outcome,
      ground: decision.ground,
      category: decision.ground && decision.place.category,
      keyword: decision.ground && decision.place.keyword,
      other_description: decision.ground && decision.otherDescription,
      category_list_version: '2025-07-01',
      terms_clause_id: decision.ground === 'terms' ? fixtures.clauseId : null,
      content_language: decision.language,
      automated_detection: decision.detectedAutomatically,
      automated_decision: decision.automated,
      automated_processing: decision.processing,
      text_id: newId(),
      text_hash: hash,
      statement_id: decision.ground && statementId,
    })),
  );
  await storeConsequences(client, platformId, fixtures, decisions);
  await insert(
    client,
    'case_item',
    cases.flatMap((past) =>
      past.items.map((item) => ({
        platform_id: platformId,
        item_id: item.id,
        case_id: past.id,
        due_at: recordedAt,
        joined_at: recordedAt,
        decision_id: past.decisions[0]?.id ?? null,
      })),
    ),
  );
}

async function storeMeasures(
  client: PoolClient,
  platformId: string,
  { clauseId }: Fixtures,
  measures: readonly PastMeasure[],
): Promise<void> {
  const months = new Set(measures.map(({ appliedOn }) => appliedOn.slice(0, 7)));
  for (const month of months) await client.query('select make_measure_month($1)', [`${month}-01`]);
  await insert(
    client,
    'measure',
    measures.map((measure) => ({
      platform_id: platformId,
      applied_on: measure.appliedOn,
      measure_id: measure.measureId,
      id: newId(),
      occurred_at: measure.occurredAt,
      recorded_at: recordedAt,
      ground: measure.ground,
      category: measure.place.category,
      keyword: measure.place.keyword,
      other_description: measure.otherDescription,
      category_list_version: '2025-07-01',
      terms_clause_id: measure.ground === 'terms' ? clauseId : null,
      restriction_types: measure.types,
      territory: ['DE'],
      automated_detection: measure.detectedAutomatically,
      automated_decision: measure.automated,
      content_external_id: 'post 1',
      content_types: ['text'],
      content_language: measure.language,
      explanation_id: newId(),
      statement_language: 'en',
      body_hash: hash,
    })),
  );
}

async function storeConsequences(
  client: PoolClient,
  platformId: string,
  { clauseId }: Fixtures,
  decisions: readonly { past: PastCase; decision: PastDecision; statementId: string }[],
): Promise<void> {
  await insert(
    client,
    'finding',
    decisions.flatMap(({ decision }) =>
      [...decision.findings].map(([itemId, outcome]) => ({
        platform_id: platformId,
        decision_id: decision.id,
        item_id: itemId,
        outcome,
        law_examined: outcome === 'illegal' ? 'StGB' : null,
        provision: outcome === 'illegal' ? '§ 185' : null,
        terms_clause_id: outcome === 'against-terms' ? clauseId : null,
      })),
    ),
  );
  const restricting = decisions.filter(({ decision }) => decision.ground !== null);
  await insert(
    client,
    'statement_of_reasons',
    restricting.map(({ decision, statementId }) => ({
      platform_id: platformId,
      id: statementId,
      decision_id: decision.id,
      language: 'en',
      exemption: 'no-contact-details',
      text_id: newId(),
      text_hash: hash,
      recorded_at: recordedAt,
    })),
  );
  await insert(
    client,
    'restriction',
    restricting.flatMap(({ past, decision }) =>
      decision.restrictions.map((restriction) => ({
        platform_id: platformId,
        id: restriction.id,
        decision_id: decision.id,
        subject_id: past.subjectId,
        type: restriction.type,
        state: restriction.inEffectAt ? 'in-effect' : 'imposed',
        revision: 1,
        territory: ['IE'],
        imposed_at: decision.occurredAt,
        in_effect_at: restriction.inEffectAt,
        recorded_at: recordedAt,
      })),
    ),
  );
}
