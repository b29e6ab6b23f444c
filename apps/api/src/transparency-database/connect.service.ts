import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { webhookUrlFault } from '../infrastructure/messages/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { dutiesOf, Platforms } from '../platforms/index.js';
import { baseUrlFault } from './connection.rules.js';
import { ConnectionsRepository, type Connection } from './connections.repository.js';
import { MeasurePositionsRepository } from './measure-positions.repository.js';
import { PrepareSubmissionsService } from './prepare-submissions.service.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import type { Environment, SubmissionState } from './submission.js';
import { SubmissionsQuery } from './submissions.query.js';
import { transparencyDatabaseNotOwed } from './transparency-database.problems.js';

export interface ConnectionSettings {
  readonly environment: Environment;
  readonly baseUrl: string;
  /** Left out to keep the one that there is. */
  readonly token?: string;
  /** Statements decided from here on are submitted; from now on when left out. */
  readonly submitsFrom?: Date;
  readonly dumpUrl?: string;
  /** The other host that the dump's address may lead to. */
  readonly dumpStorageHost?: string;
}

export interface ShownConnection {
  readonly connection: Connection;
  readonly counts: Readonly<Partial<Record<SubmissionState, number>>>;
  /** When the oldest statement was decided that has not arrived; null when all have. */
  readonly oldestUnsentAt: Date | null;
}

const PER_PAGE = 500;

/** Says to which account of the Commission's database a platform's statements go, and shows how it stands. */
@Injectable()
export class ConnectService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly platforms: Platforms,
    private readonly connections: ConnectionsRepository,
    private readonly submissions: SubmissionsQuery,
    private readonly statements: StatementFactsQuery,
    private readonly prepareSubmissions: PrepareSubmissionsService,
    private readonly positions: MeasurePositionsRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.register('submit-earlier-statements', ({ platformId, afterId }) =>
      this.submitEarlier(platformId, afterId),
    );
  }

  /**
   * Sets the connection; the queue goes on. Problems: `invalid-input` for an address of the other environment, or without a
   * token for a new one; `transparency-database-not-owed` for a service outside Art. 24(5).
   */
  async connect(platformId: string, settings: ConnectionSettings): Promise<void> {
    const profile = await this.platforms.byId(platformId);
    if (!dutiesOf(profile).transparencyDatabase) throw transparencyDatabaseNotOwed();
    const now = this.clock.now();
    const { environment, submitsFrom, dumpUrl = null, dumpStorageHost = null } = settings;
    const faults = this.faultsOf(settings, now);
    if (faults.length > 0) throw invalidInput(faults);
    const baseUrl = new URL(settings.baseUrl).origin;
    await this.db.transaction(async (tx) => {
      await oneAtATime(tx, `transparency-connection:${platformId}`); // what is left out stays as another has just set it
      const before = await this.connections.withToken(tx, platformId);
      const isSame = before?.environment === environment && before.baseUrl === baseUrl;
      const token = settings.token ?? (isSame ? before.token : undefined);
      if (token === undefined)
        throw invalidInput([{ pointer: '#/token', detail: 'must be given for an account that is not set yet' }]);
      const from = submitsFrom ?? (before?.environment === environment ? before.submitsFrom : now);
      const next = { platformId, environment, baseUrl, token, submitsFrom: from, dumpUrl, dumpStorageHost };
      await this.connections.set(tx, next, now);
      if (before?.environment !== environment || from < before.submitsFrom)
        await this.positions.beginAt(tx, platformId, environment, from, now);
      await this.jobs.add(tx, 'submit-earlier-statements', { platformId, afterId: null });
      await this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'transparency-database.connected',
          article: '24(5)',
          entityKind: 'platform',
          entityId: platformId,
          details: {
            environment: code(environment),
            host: code(new URL(baseUrl).host),
            token: settings.token !== undefined,
            from,
          },
        },
      ]);
    });
  }

  /** Problem: `not-found` without a connection. */
  show(platformId: string): Promise<ShownConnection> {
    return this.db.read(async (tx) => {
      const connection = await this.connections.find(tx, platformId);
      if (!connection) throw notFound();
      const rows = await this.submissions.countByState(tx, platformId, connection.environment);
      const unsent = rows.flatMap(({ oldestAt }) => oldestAt?.getTime() ?? []);
      return {
        connection,
        counts: Object.fromEntries(rows.map(({ state, count }) => [state, count])),
        oldestUnsentAt: unsent.length > 0 ? new Date(Math.min(...unsent)) : null,
      };
    });
  }

  private faultsOf(
    { environment, baseUrl, submitsFrom, dumpUrl, dumpStorageHost }: ConnectionSettings,
    now: Date,
  ): FieldError[] {
    const faults: FieldError[] = [];
    const wrongBase = baseUrlFault(baseUrl, environment);
    if (wrongBase !== undefined) faults.push({ pointer: '#/baseUrl', detail: wrongBase });
    if (submitsFrom && submitsFrom > now) faults.push({ pointer: '#/submitsFrom', detail: 'must not lie ahead' });
    if (dumpUrl !== undefined) {
      const wrongDump = webhookUrlFault(dumpUrl.replaceAll('{day}', '2026-01-01'), false);
      if (wrongDump !== undefined) faults.push({ pointer: '#/dumpUrl', detail: wrongDump });
      else if (!dumpUrl.includes('{day}')) faults.push({ pointer: '#/dumpUrl', detail: 'must hold {day}' });
    }
    if (dumpStorageHost !== undefined && dumpUrl === undefined)
      faults.push({ pointer: '#/dumpStorageHost', detail: 'says nothing without a dumpUrl' });
    return faults;
  }

  private async submitEarlier(platformId: string, afterId: string | null): Promise<void> {
    const ids = await this.db.read(async (tx) => {
      const connection = await this.connections.find(tx, platformId);
      return connection ? this.statements.since(tx, platformId, connection.submitsFrom, afterId, PER_PAGE) : [];
    });
    if (ids.length === 0) return;
    await this.prepareSubmissions.prepare(platformId, ids);
    await this.db.transaction((tx) =>
      this.jobs.add(tx, 'submit-earlier-statements', { platformId, afterId: ids.at(-1)! }),
    );
  }
}
