import { Injectable } from '@nestjs/common';
import { childSexualAbuseKeywords } from '../categories/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { readPageKey } from '../infrastructure/validation/index.js';
import type { NoticeType } from '../review/index.js';
import type { NoticeElement, NotifierKind } from './notice.rules.js';
import type { NoticeDraft, NoticeRow } from './notice-draft.js';

/** An item with the subject that it was found to be about. */
export interface ItemRow {
  platformId: string;
  id: string;
  noticeId: string;
  position: number;
  locationKind: 'url' | 'content-id';
  locationHmac: Buffer;
  subjectId: string;
  moment: string | null;
  audienceSize: number | null;
}

/** What of a stored notice its use cases need; its texts and who sent it stay sealed. */
export interface StoredNotice {
  platformId: string;
  id: string;
  reference: string;
  /** As filed by now. */
  type: NoticeType;
  /** `noticedesk`, or where it was imported from. */
  origin: string;
  receivedAt: Date;
  notifierKind: NotifierKind;
  inAreaOfExpertise: boolean | null;
  language: string | null;
  allegedCategory: string | null;
  allegedKeyword: string | null;
  allegesChildAbuse: boolean;
  allegesThreatToLife: boolean;
  /** Of the elements of Art. 16(2), after its supplements, whatever its type. */
  lacking: NoticeElement[];
  /** Until when its sender was suspended at receipt (Art. 23(2)). */
  processingPausedUntil: Date | null;
}

export type NoticeAsReceived = Pick<NoticeRow, 'id' | 'reference' | 'type' | 'receivedAt' | 'missingElements'>;

const storedNotice = `platform_id as "platformId", id, reference, type, origin, received_at as "receivedAt",
  notifier_kind as "notifierKind", in_area_of_expertise as "inAreaOfExpertise", language,
  alleged_category as "allegedCategory", alleged_keyword as "allegedKeyword", alleges_child_abuse as "allegesChildAbuse",
  alleges_threat_to_life as "allegesThreatToLife", lacking,
  (
    select n.processing_paused_until
    from notice as n
    where n.platform_id = filed_notice.platform_id and n.id = filed_notice.id
  ) as "processingPausedUntil"`;

export interface NewNoticeCategory {
  platformId: string;
  noticeId: string;
  category: string;
  keyword: string | null;
  categoryListVersion: string;
  deducedBy: 'staff' | 'automated';
  staffId: string | null;
  /** By the area that its trusted flagger had on receipt; null for a notice of anybody else. */
  inAreaOfExpertise: boolean | null;
  recordedAt: Date;
}

export interface ListedNotice {
  id: string;
  reference: string;
  type: NoticeType;
  receivedAt: Date;
  channel: string;
  notifierKind: string;
  category: string | null;
  missingElements: string[];
  items: number;
  decidedItems: number;
  processingPausedUntil: Date | null;
}

const bytea = (bytes: Buffer | null) => (bytes ? `\\x${bytes.toString('hex')}` : null);

/** The rows of notices, always written many at a time: a single notice is a batch of one. */
@Injectable()
export class NoticesRepository {
  constructor(private readonly db: Database) {}

  async insertMany(tx: Tx, notices: readonly NoticeRow[]): Promise<void> {
    const rows = notices.map((notice) => ({
      ...notice,
      notifierHmac: bytea(notice.notifierHmac),
      submissionHash: bytea(notice.submissionHash),
    }));
    await tx.sql.query({
      name: 'notices-insert',
      text: `
        insert into notice (platform_id, id, reference, type, received_at, received_at_source, recorded_at, channel, notifier_kind,
          notifier_hmac, trusted_flagger_id, in_area_of_expertise, credential_id, entered_by, language, alleged_category,
          alleged_keyword, category_list_version, member_state, alleges_child_abuse, alleges_threat_to_life,
          good_faith_wording, missing_elements, item_count, submission_id, submission_hash, identity_id, terms_clause_id,
          processing_paused_until)
        select "platformId", id, reference, type, "receivedAt", "receivedAtSource", "recordedAt", channel, "notifierKind",
          "notifierHmac", "trustedFlaggerId", "inAreaOfExpertise", "credentialId", "enteredBy", language, "allegedCategory",
          "allegedKeyword", "categoryListVersion", "memberState", "allegesChildAbuse", "allegesThreatToLife",
          "goodFaithWording", "missingElements", "itemCount", "submissionId", "submissionHash", "identityId", "termsClauseId",
          "processingPausedUntil"
        from json_to_recordset($1::json) as r("platformId" uuid, id uuid, reference text, type text, "receivedAt" timestamptz,
          "receivedAtSource" text, "recordedAt" timestamptz, channel text, "notifierKind" text, "notifierHmac" bytea,
          "trustedFlaggerId" uuid, "inAreaOfExpertise" boolean, "credentialId" uuid, "enteredBy" uuid, language text,
          "allegedCategory" text, "allegedKeyword" text, "categoryListVersion" text, "memberState" text,
          "allegesChildAbuse" boolean, "allegesThreatToLife" boolean, "goodFaithWording" text, "missingElements" text[],
          "itemCount" integer, "submissionId" uuid, "submissionHash" bytea, "identityId" uuid, "termsClauseId" uuid,
          "processingPausedUntil" timestamptz)`,
      values: [JSON.stringify(rows)],
    });
  }

  async insertItems(tx: Tx, items: readonly ItemRow[]): Promise<void> {
    if (items.length === 0) return;
    await tx.sql.query({
      name: 'notices-insert-items',
      text: `
        insert into notice_item (platform_id, id, notice_id, position, location_kind, location_hmac, subject_id, moment,
          audience_size)
        select "platformId", id, "noticeId", position, "locationKind", "locationHmac", "subjectId", moment, "audienceSize"
        from json_to_recordset($1::json) as r("platformId" uuid, id uuid, "noticeId" uuid, position integer,
          "locationKind" text, "locationHmac" bytea, "subjectId" uuid, moment text, "audienceSize" bigint)`,
      values: [JSON.stringify(items.map((item) => ({ ...item, locationHmac: bytea(item.locationHmac) })))],
    });
  }

  /** Takes the idempotency keys of the drafts; the ids of the notices that got theirs (who comes second gets none). */
  async takeKeys(tx: Tx, drafts: readonly NoticeDraft[]): Promise<Set<string>> {
    const rows = drafts.flatMap(({ notice, idempotency }) =>
      idempotency
        ? [
            {
              platformId: notice.platformId,
              scope: bytea(idempotency.scope),
              bodyHash: bytea(idempotency.bodyHash),
              noticeId: notice.id,
              recordedAt: notice.recordedAt,
            },
          ]
        : [],
    );
    if (rows.length === 0) return new Set();
    const taken = await tx.sql.query<{ noticeId: string }>({
      name: 'notices-take-keys',
      text: `
        insert into idempotency_key (platform_id, scope, body_hash, notice_id, recorded_at)
        select "platformId", scope, "bodyHash", "noticeId", "recordedAt"
        from json_to_recordset($1::json) as r("platformId" uuid, scope bytea, "bodyHash" bytea, "noticeId" uuid,
          "recordedAt" timestamptz)
        order by "platformId", scope
        on conflict do nothing
        returning notice_id as "noticeId"`,
      values: [JSON.stringify(rows)],
    });
    return new Set(taken.rows.map((row) => row.noticeId));
  }

  /** The notice that took an idempotency key, and the body that it came with. */
  async holderOfKey(tx: Tx, platformId: string, scope: Buffer): Promise<{ noticeId: string; bodyHash: Buffer } | null> {
    const { rows } = await tx.sql.query<{ noticeId: string; bodyHash: Buffer }>(
      'select notice_id as "noticeId", body_hash as "bodyHash" from idempotency_key where platform_id = $1 and scope = $2',
      [platformId, scope],
    );
    return rows[0] ?? null;
  }

  async byReference(reference: string): Promise<StoredNotice | null> {
    const [row] = await this.db.query<StoredNotice>(`select ${storedNotice} from filed_notice where reference = $1`, [
      reference,
    ]);
    return row ?? null;
  }

  /** As it arrived, whatever was added or changed since. */
  async asReceived(platformId: string, id: string): Promise<NoticeAsReceived> {
    const [row] = await this.db.query<NoticeAsReceived>(
      `select id, reference, type, received_at as "receivedAt", missing_elements as "missingElements"
      from notice where platform_id = $1 and id = $2`,
      [platformId, id],
    );
    if (!row) throw new Error(`There is no notice ${id}`);
    return row;
  }

  async byId(platformId: string, id: string): Promise<StoredNotice> {
    const [row] = await this.db.read((tx) => this.byIds(tx, platformId, [id]));
    if (!row) throw new Error(`There is no notice ${id}`);
    return row;
  }

  /** In any order. */
  async byIds(tx: Tx, platformId: string, ids: readonly string[]): Promise<StoredNotice[]> {
    const { rows } = await tx.sql.query<StoredNotice>({
      name: 'notices-by-ids',
      text: `select ${storedNotice} from filed_notice where platform_id = $1 and id = any ($2::uuid[])`,
      values: [platformId, ids],
    });
    return rows;
  }

  /** Child sexual abuse is alleged, or was deduced since. */
  async isAboutChildAbuse(tx: Tx, platformId: string, id: string): Promise<boolean> {
    const { rows } = await tx.sql.query<{ isAboutIt: boolean }>(
      `
      select n.alleges_child_abuse or coalesce(n.keyword = any ($3::text[]), false) as "isAboutIt"
      from filed_notice as n
      where n.platform_id = $1 and n.id = $2`,
      [platformId, id, childSexualAbuseKeywords],
    );
    return rows[0]?.isAboutIt ?? false;
  }

  async insertCategory(tx: Tx, category: NewNoticeCategory): Promise<void> {
    await tx.rows.noticeCategory.create({ data: { ...category, id: newId() } });
  }

  /** One more than the limit, newest first, after a key of `pageKey(receivedAt, id)`. */
  page(
    platformId: string,
    query: { limit: number; after?: string; incomplete?: boolean; type?: NoticeType },
  ): Promise<ListedNotice[]> {
    const [receivedAt = null, id = null] = readPageKey(query.after, ['instant', 'id']) ?? [];
    return this.db.query<ListedNotice>(
      `
      select n.id, n.reference, n.type, n.received_at as "receivedAt", n.channel, n.notifier_kind as "notifierKind",
        n.category, n.missing_elements as "missingElements", i.items, i.decided as "decidedItems",
        received.processing_paused_until as "processingPausedUntil"
      from filed_notice as n
      join notice as received on received.platform_id = n.platform_id and received.id = n.id
      cross join lateral (
        select count(i.id) as items, count(ci.decision_id) as decided
        from notice_item as i
        left join case_item as ci on ci.platform_id = i.platform_id and ci.item_id = i.id
        where i.platform_id = n.platform_id and i.notice_id = n.id
      ) as i
      where n.platform_id = $1
        and ($2::timestamptz is null or (n.received_at, n.id) < ($2, $3::uuid))
        and ($4::boolean is null or (cardinality(n.missing_elements) > 0) = $4)
        and ($6::text is null or n.type = $6)
      order by n.received_at desc, n.id desc
      limit $5`,
      [platformId, receivedAt, id, query.incomplete ?? null, query.limit + 1, query.type ?? null],
    );
  }
}
