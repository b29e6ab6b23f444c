import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { ShowStatementService } from '../statements-of-reasons/index.js';
import { buildPayload, isSubmitted } from './payload.rules.js';
import type { Payload } from './payload.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import type { Submission, SubmissionState } from './submission.js';
import { SubmissionsRepository } from './submissions.repository.js';
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
    private readonly submissions: SubmissionsRepository,
    private readonly statements: StatementFactsQuery,
    private readonly showStatement: ShowStatementService,
    private readonly texts: SealedTexts,
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

  /** Throws `not-found`, also for statements of other platforms. */
  async ofStatement(caller: KeyCaller, statementId: string): Promise<ShownSubmission> {
    const { record, content } = await this.showStatement.show(caller, statementId);
    const { platformId } = record;
    return this.db.read(async (tx) => {
      const submission = await this.submissions.ofStatement(tx, platformId, statementId);
      if (!content || !isSubmitted(record.exemption)) return { submission, payload: null, warnings: [] };
      if (submission?.payloadId) {
        const sealed = (await this.texts.read(tx, platformId, [submission.payloadId])).get(submission.payloadId);
        const payload = sealed === undefined ? null : (JSON.parse(sealed) as Payload);
        return { submission, payload, warnings: payload ? payloadWarnings(payload) : [] };
      }
      const [statement] = await this.statements.of(tx, platformId, [statementId]);
      if (!statement?.facts) return { submission, payload: null, warnings: [] };
      const { puid: _, ...payload } = buildPayload({ puid: '', ...statement.facts });
      return { submission, payload, warnings: [] };
    });
  }

  /** One with its payload, for whoever mends it. Throws `not-found`. */
  async show(caller: KeyCaller, platformId: string, id: string): Promise<ShownSubmission> {
    const submission = await this.db.read((tx) => this.submissions.find(tx, platformId, id));
    if (!submission) throw notFound();
    return { ...(await this.ofStatement(caller, submission.statementId)), submission };
  }
}
