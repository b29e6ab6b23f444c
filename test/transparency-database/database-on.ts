import { Keys } from '../../apps/api/src/access/index.js';
import { JobHandlers } from '../../apps/api/src/infrastructure/jobs/index.js';
import {
  sendDueStatementsSweep,
  submitMeasuresSweep,
  TransparencyDatabaseClient,
} from '../../apps/api/src/transparency-database/index.js';
import { casesOn, restricting } from '../decisions/cases-on.js';
import { type Client, type Desk } from '../support/desk.js';
import { client } from '../support/http.js';
import { startStub, type Stub, type StubStatement } from '../support/tdb-stub/server.mjs';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

export interface SubmissionBody {
  id: string;
  statementId: string | null;
  measure: { appliedOn: string; measureId: string } | null;
  state: string;
  findings: string[];
  faults: string[];
  attempts: number;
  unanswered: boolean;
  lastStatus: number | null;
  nextAt: string | null;
  uuid: string | null;
}

export interface SubmittedBody {
  submission: SubmissionBody | null;
  payload: Record<string, unknown> | null;
}

export interface ConnectionBody {
  state: string;
  pauseReason: string | null;
  waitsUntil: string | null;
  hostConfirmedAt: string | null;
  counts: Record<string, number>;
  oldestUnsentAt: string | null;
}

/** The stand-in of the Commission's API, and a platform that sends its statements there. */
export async function databaseOn(app: TestApp, at: Desk, options: Record<string, unknown> = {}) {
  const stub: Stub = await startStub({ port: 0, perSecond: 0, perMinute: 0, ...options });
  const base = `/v1/platforms/${at.platform}/transparency-database`;
  const { key } = await app.db.transaction((tx) =>
    app.app.get(Keys).create(tx, { platformId: at.platformId, role: 'admin', label: 'admin' }),
  );
  const admin: Client = client(app.url, key);
  const cases = casesOn(app, at);
  app.app.get(TransparencyDatabaseClient).timeoutMs = 1_500;

  const connect = (changes: Record<string, unknown> = {}) =>
    admin.put<ConnectionBody>(base, { environment: 'sandbox', baseUrl: stub.url, token: '1|stub-token', ...changes });
  /** A decision whose statement holds nothing of anybody. */
  const decided = async (changes: Record<string, unknown> = {}) =>
    cases.decided(
      restricting({
        facts: 'The post insults a private person.',
        ground: {
          kind: 'illegal',
          law: 'German Criminal Code',
          provision: 'Section 185',
          memberState: 'DE',
          explanation: 'It is an insult.',
        },
        ...changes,
      }),
      [{ platform: at.platform }],
    );
  const submitted = async (statementId: string, by: Client = at.compliance) =>
    (await by.get<SubmittedBody>(`/v1/statements/${statementId}/transparency-database`)).body;
  const reached = async (statementId: string, state: string) => {
    let last = '';
    try {
      return await until(async () => {
        const { submission } = await submitted(statementId);
        last = JSON.stringify(submission);
        return submission?.state === state && submission;
      }, 8_000);
    } catch {
      const jobs = await app.owner.query(
        'select last_error from graphile_worker._private_jobs where last_error is not null',
      );
      throw new Error(`Not ${state} but ${last}; failed jobs: ${JSON.stringify(jobs.rows)}`);
    }
  };
  const submittedMeasure = async (measure: Record<string, unknown>, by: Client = at.compliance) =>
    by.get<SubmittedBody>(
      `/v1/platforms/${at.platform}/measures/${String(measure['appliedOn'])}/${encodeURIComponent(
        String(measure['measureId']),
      )}/transparency-database`,
    );
  /** Lets the measures that are there be read. */
  const follow = () => app.app.get(JobHandlers).runSweep(submitMeasuresSweep);
  const measureReached = (measure: Record<string, unknown>, state: string) =>
    until(async () => {
      await follow(); // a transaction of another test may have been in the way
      const { submission } = (await submittedMeasure(measure)).body;
      return submission?.state === state && submission;
    }, 15_000);
  const sweep = () => app.app.get(JobHandlers).runSweep(sendDueStatementsSweep);
  /** Moves the clock and lets what is due go out. */
  const later = async (by: Parameters<TestApp['clock']['move']>[0]) => {
    app.clock.move(by);
    await sweep();
  };
  const received = (puid: string): StubStatement[] => stub.state.statements.filter((one) => one.puid === puid);
  const show = async () => (await admin.get<ConnectionBody>(base)).body;
  const dump = (statements: readonly StubStatement[], day: string): string =>
    [
      'uuid,decision_facts,platform_uid,created_at',
      ...statements.map(({ uuid, puid }) => `${uuid},"A ""quoted"", text",${puid},${day} 10:00:00`),
      '',
    ].join('\n');
  const reconcile = <T = Record<string, unknown>>(text: string, day: string) =>
    at.compliance.post<T>(`${base}/reconciliations?day=${day}`, text, {
      headers: { 'content-type': 'application/octet-stream' },
    });
  return {
    stub,
    base,
    admin,
    cases,
    connect,
    decided,
    submitted,
    submittedMeasure,
    measureReached,
    follow,
    reached,
    sweep,
    later,
    received,
    show,
    dump,
    reconcile,
  };
}

export type DatabaseOn = Awaited<ReturnType<typeof databaseOn>>;
