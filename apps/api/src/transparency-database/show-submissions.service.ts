import { Injectable } from '@nestjs/common';
import { skillFor } from '../categories/index.js';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { isDay, pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { ShowStatementService, TextAccess } from '../statements-of-reasons/index.js';
import { AcceptedDaysRepository, type AcceptedDay } from './accepted-days.repository.js';
import { ConnectionsRepository } from './connections.repository.js';
import { MeasureFactsQuery } from './measure-facts.query.js';
import { buildPayload, isSubmitted, type StatementFacts } from './payload.rules.js';
import type { Payload } from './payload.js';
import { PayloadTexts } from './payload-texts.js';
import { Puids } from './puid.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import { environments, type MeasureKey, type Submission, type SubmissionState } from './submission.js';
import { SubmissionsQuery } from './submissions.query.js';
import { payloadWarnings } from './validation.rules.js';

export interface ShownSubmission {
  /** Null when the statement is not submitted, or not yet. */
  readonly submission: Submission | null;
  /** As it was or will be sent, without PUID as long as it has none; null when it is not the caller's to read. */
  readonly payload: Partial<Payload> | null;
  readonly warnings: readonly string[];
}

/** Shows where statements stand on their way to the Commission, and what exactly is sent. */
@Injectable()
export class ShowSubmissionsService {
  constructor(
    private readonly db: Database,
    private readonly connections: ConnectionsRepository,
    private readonly submissions: SubmissionsQuery,
    private readonly acceptedDays: AcceptedDaysRepository,
    private readonly statements: StatementFactsQuery,
    private readonly measures: MeasureFactsQuery,
    private readonly showStatement: ShowStatementService,
    private readonly access: TextAccess,
    private readonly payloads: PayloadTexts,
    private readonly puids: Puids,
  ) {}

  list(
    platformId: string,
    { state, limit, after }: PageQuery & { state?: SubmissionState },
  ): Promise<Page<Submission>> {
    const [afterId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      const rows = await this.submissions.page(tx, platformId, { state, after: afterId }, limit + 1);
      return pageOf(rows, limit, ({ id }) => pageKey(id));
    });
  }

  /** Accepted by the answer, and not in the dump of their day (TDB-6). Throws `not-found` without a connection. */
  missing(platformId: string, { day, limit, after }: PageQuery & { day?: string }): Promise<Page<Submission>> {
    const [at, id] = readPageKey(after, ['instant', 'id']) ?? [];
    return this.db.read(async (tx) => {
      const { environment } = await this.connectionOf(tx, platformId);
      const key = at !== undefined && id !== undefined ? { at, id } : undefined;
      const rows = await this.submissions.missingPage(tx, { platformId, environment, day }, key, limit + 1);
      return pageOf(rows, limit, (row) => pageKey(row.createdInDatabaseAt!.toISOString(), row.id));
    });
  }

  /** How many the database took, by day, the newest first. Throws `not-found` without a connection. */
  accepted(platformId: string, { limit, after }: PageQuery): Promise<Page<AcceptedDay>> {
    const beforeDay = readPageKey(after, ['instant'])?.[0]?.slice(0, 10);
    return this.db.read(async (tx) => {
      const { environment } = await this.connectionOf(tx, platformId);
      const rows = await this.acceptedDays.page(tx, platformId, environment, beforeDay, limit + 1);
      return pageOf(rows, limit, ({ day }) => pageKey(`${day}T00:00:00.000Z`));
    });
  }

  /** Throws `not-found`, also for statements of other platforms. */
  async ofStatement(caller: KeyCaller, statementId: string): Promise<ShownSubmission> {
    const { record, content } = await this.showStatement.show(caller, statementId);
    const { platformId } = record;
    return this.db.read(async (tx) => {
      const submission = await this.submissions.ofStatement(tx, platformId, statementId);
      if (!content || !isSubmitted(record.exemption)) return { submission, payload: null, warnings: [] };
      if (submission?.payloadId) return this.withPayload(tx, submission);
      const [statement] = await this.statements.of(tx, platformId, [statementId]);
      return { submission, payload: planned(statement?.facts ?? null), warnings: [] };
    });
  }

  /** Throws `not-found`, also for measures of other platforms. */
  async ofMeasure(caller: KeyCaller, platformId: string, key: MeasureKey): Promise<ShownSubmission> {
    if (!isMeasureKey(key)) throw notFound();
    return this.db.read(async (tx) => {
      const measure = await this.measures.find(tx, platformId, key);
      if (!measure) throw notFound();
      const ids = environments.map((environment) => this.puids.ofMeasure(platformId, environment, key));
      const submission = await this.submissions.ofMeasure(tx, platformId, ids);
      const mayRead = await this.access.mayRead(tx, caller, skillFor(measure.facts?.category, measure.facts?.keyword));
      if (!mayRead || !isSubmitted(measure.exemption)) return { submission, payload: null, warnings: [] };
      if (submission?.payloadId) return this.withPayload(tx, submission);
      return { submission, payload: planned(measure.facts), warnings: [] };
    });
  }

  /** One with its payload, for whoever mends it. Throws `not-found`. */
  async show(caller: KeyCaller, platformId: string, id: string): Promise<ShownSubmission> {
    const submission = await this.db.read((tx) => this.submissions.find(tx, platformId, id));
    if (!submission) throw notFound();
    const { statementId, measure } = submission;
    const shown = measure
      ? await this.ofMeasure(caller, platformId, measure)
      : await this.ofStatement(caller, statementId!);
    return { ...shown, submission };
  }

  private async withPayload(tx: Tx, submission: Submission): Promise<ShownSubmission> {
    const { platformId, payloadId, payloadLine } = submission;
    const [sealed] = await this.payloads.read(tx, platformId, [{ payloadId: payloadId!, payloadLine }]);
    const payload = sealed === undefined ? null : (JSON.parse(sealed) as Payload);
    return { submission, payload, warnings: payload ? payloadWarnings(payload) : [] };
  }

  private async connectionOf(tx: Tx, platformId: string) {
    const connection = await this.connections.find(tx, platformId);
    if (!connection) throw notFound();
    return connection;
  }
}

/** What cannot be a key names nothing that we have. */
function isMeasureKey({ appliedOn, measureId }: MeasureKey): boolean {
  return isDay(appliedOn) && measureId.isWellFormed() && !measureId.includes('\0');
}

function planned(facts: Omit<StatementFacts, 'puid'> | null): Partial<Payload> | null {
  if (!facts) return null;
  const { puid: _, ...payload } = buildPayload({ puid: '', ...facts });
  return payload;
}
