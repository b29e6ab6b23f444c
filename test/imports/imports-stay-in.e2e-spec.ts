import { databaseOn } from '../transparency-database/database-on.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';
import { decision, notice } from './earlier-lines.js';
import { importing, type Importing } from './importing.js';

let test: TestApp;
let forum: Desk;
let take: Importing;

beforeAll(async () => {
  test = await testApp();
  forum = await desk(test);
  take = await importing(test, forum);
  await take.ndjson('notices', [notice('N-1'), notice('N-2', { allegesThreatToLife: true })]);
  const found = { outcome: 'illegal', manifestly: true, gravity: 'serious' };
  await take.ndjson('decisions', [decision('D-1', 'N-1', { finding: found }), decision('D-2', 'N-2')]);
});
afterAll(() => test.stop());

async function decisionNamed(externalId: string): Promise<{ id: string; caseId: string }> {
  const { rows } = await test.owner.query<{ id: string; caseId: string }>(
    'select id, case_id as "caseId" from decision where external_id = $1',
    [externalId],
  );
  return rows[0]!;
}

it('imported statements are not submitted, though a connection reaches back to them; those made here are', async () => {
  const on = await databaseOn(test, forum);
  await on.connect({ submitsFrom: '2026-01-01T00:00:00Z' });
  const { statement } = await on.decided();
  await on.reached(statement!.id, 'accepted');
  await until(async () => {
    const { rowCount } = await test.owner.query(
      `select from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier in ('submit-earlier-statements', 'submit-statements')`,
    );
    return rowCount === 0;
  });
  const { rows } = await test.owner.query('select statement_id as id from transparency_submission');
  expect(rows).toEqual([{ id: statement!.id }]);
  await on.stub.close();
});

it('imported cases are nobody’s to claim or to screen, and findings of them count for no misuse', async () => {
  const { body } = await forum.moderator.post('/v1/review/claims');
  expect(JSON.stringify(body)).not.toContain((await decisionNamed('D-2')).caseId);
  const screened = await forum.senior.get(`/v1/platforms/${forum.platform}/criminal-suspicions/screening`);
  expect(screened.status).toBe(200);
  expect(JSON.stringify(screened.body)).not.toContain((await decisionNamed('D-2')).caseId);
  expect((await test.owner.query('select from misuse_tally')).rowCount).toBe(0);
});

it('an imported decision is corrected here as any other: what it restricted is lifted by a command', async () => {
  const { id } = await decisionNamed('D-1');
  const correction = {
    reason: 'It quotes a warning.',
    outcome: 'no-action',
    facts: 'The post quotes a warning.',
    finding: { outcome: 'neither' },
    automation: { detection: false, decision: 'none', processing: [] },
  };
  const both = await Promise.all([1, 2].map(() => forum.moderator.post(`/v1/decisions/${id}/corrections`, correction)));
  expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  const { rows } = await test.owner.query(
    `select c.kind from enforcement_command c join restriction r on r.id = c.restriction_id where r.decision_id = $1`,
    [id],
  );
  expect(rows).toEqual([{ kind: 'lift' }]);
});

it('who imported what is in the audit log', async () => {
  const { rows } = await test.owner.query(
    `select action, details->>'accepted' as accepted from audit_entry where entity_kind = 'import-batch' order by recorded_at, id limit 3`,
  );
  expect(rows.map((row: { action: string }) => row.action)).toEqual([
    'import.started',
    'import.recorded',
    'import.finished',
  ]);
});
