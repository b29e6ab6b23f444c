import { recordParts } from '../../apps/api/src/retention/record-parts.js';
import { tablesOfFiles } from '../../apps/api/src/retention/stored-files.query.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

/**
 * Ids without a foreign key that name no sealed text. A column that is neither here nor in `record-parts.ts` fails the test: whoever
 * adds a table with words of people says when they go.
 */
const noTexts = new Set([
  'access_request.text_id', // erase-requests.service.ts
  'access_request_event.text_id',
  ...[
    'accuracy_sample',
    'active_recipients_month',
    'authority_order',
    'complaint',
    'compliance_audit',
    'enforcement_confirmation',
    'import_batch',
    'notice',
    'order_supplement',
    'report_input',
    'retention_policy',
  ].map((table) => `${table}.credential_id`),
  ...['audit_entry', 'frozen_evidence', 'legal_hold', 'message', 'message_held_for', 'message_hold', 'page'].map(
    (table) => `${table}.entity_id`,
  ),
  'api_key.created_by',
  'audit_entry.actor_id',
  'breach.fact_id',
  'case_event.staff_id',
  'case_event.to_staff_id',
  'complaint_key.complaint_id',
  'day_action_time.item_id',
  'enforcement_confirmation.staff_id',
  'erasure.record_id',
  'evidence_bundle.scope_id',
  'idempotency_key.notice_id',
  'imported_record.record_id',
  'measure.explanation_id', // of a record of its own: measure-text
  'measure.import_batch',
  'measure.repeats_decision_id',
  'measure.terms_clause_id',
  'message.item_id',
  'notice_category.staff_id',
  'order_hold_request.extends_hold_id',
  'order_hold_request.hold_id',
  'retention_check.record_id',
  'retention_position.last_id',
  'review_case.follows_case_id',
  'transparency_submission.batch_id',
  'transparency_submission.statement_id',
  'transparency_submission.uuid',
  'transparency_submission_event.submission_id',
]);

describe('every sealed text and every stored file', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const columns = async (condition: string) => {
    const { rows } = await database.owner.query<{ table: string; column: string }>(
      `select c.relname as "table", a.attname as "column"
       from pg_attribute a
       join pg_class c on c.oid = a.attrelid
       join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
         and ${condition}
       order by 1, 2`,
    );
    return rows;
  };

  it('belongs to a record that the sweep looks at', async () => {
    const parts = Object.values(recordParts);
    const ids = await columns(`
      a.atttypid = 'uuid'::regtype and a.attname not in ('id', 'platform_id') and not exists (
        select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and a.attnum = any (f.conkey)
      )`);
    const forgotten = ids.filter(
      ({ table, column }) =>
        !noTexts.has(`${table}.${column}`) &&
        !parts.some(({ texts }) => new RegExp(`\\b${column}\\b[^)]*?\\bfrom ${table}\\b`).test(texts)),
    );
    expect(forgotten.map(({ table, column }) => `${table}.${column}`)).toEqual([]);
  });

  it('is named where the sweep and the search for orphans look', async () => {
    const keys = (await columns(`a.attname = 'storage_key'`)).map(({ table }) => table);
    expect(keys).toEqual([...tablesOfFiles].toSorted());
    for (const table of keys)
      expect(Object.values(recordParts).some(({ files }) => files?.includes(`from ${table} `))).toBe(true);
  });
});
