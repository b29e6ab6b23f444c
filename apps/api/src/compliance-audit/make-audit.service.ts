import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Log } from '../infrastructure/logging/index.js';
import type { ComplianceAudit } from './compliance-audit.js';
import { ComplianceAuditsRepository } from './compliance-audits.repository.js';
import type { ComplianceReport } from './compliance-report.js';
import { ComposeReportService } from './compose-report.service.js';
import { reportFiles } from './render/report-files.js';

/** Makes the report that was asked for, and keeps it as it is from then on (Art. 37). */
@Injectable()
export class MakeAuditService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly log: Log,
    private readonly audits: ComplianceAuditsRepository,
    private readonly composing: ComposeReportService,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.register('make-compliance-audit', async ({ platformId, auditId }, { isLastAttempt }) => {
      try {
        await this.make(platformId, auditId);
      } catch (error) {
        if (!isLastAttempt) throw error;
        this.log.error(
          { 'platform.id': platformId, 'audit.id': auditId, err: error },
          'A compliance audit report failed',
        );
        await this.fail(platformId, auditId);
      }
    });
  }

  /** Does nothing for one that is made, or has failed for good. */
  async make(platformId: string, id: string): Promise<void> {
    const found = await this.db.transaction(async (tx) =>
      (await this.audits.moveTo(tx, platformId, id, 'making')) ? this.audits.find(tx, platformId, id) : undefined,
    );
    if (!found) return;
    const report = await this.composeAndTell(found);
    const files = await reportFiles(report);
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      if (!(await this.audits.moveTo(tx, platformId, id, 'made', { at: now }))) return;
      await this.audits.insertResult(tx, found, report.sections, files, now);
      await this.append(tx, found, 'compliance-audit.made', {
        ...Object.fromEntries(files.map(({ kind, sha256 }) => [`${kind}Sha256`, code(sha256)])),
      });
    });
  }

  /** Who composes holds a connection, and must not wait for another: how far it is, is told beside it, one after the other. */
  private async composeAndTell(audit: ComplianceAudit): Promise<ComplianceReport> {
    const { platformId, id } = audit;
    let told = Promise.resolve();
    try {
      return await this.composing.compose(audit, (done) => {
        told = told
          .then(() => this.db.transaction((tx) => this.audits.advance(tx, platformId, id, done)))
          .catch((error: unknown) => {
            this.log.warn({ 'audit.id': id, err: error }, 'How far a compliance audit report is was not written down');
          });
      });
    } finally {
      await told;
    }
  }

  private async fail(platformId: string, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const found = await this.audits.find(tx, platformId, id);
      const failed = { failure: 'internal-error', at: this.clock.now() };
      if (!found || !(await this.audits.moveTo(tx, platformId, id, 'failed', failed))) return;
      await this.append(tx, found, 'compliance-audit.failed', {});
    });
  }

  private append(
    tx: Parameters<Audit['append']>[0],
    { platformId, id, from, to }: ComplianceAudit,
    action: string,
    details: Readonly<Record<string, ReturnType<typeof code>>>,
  ): Promise<void> {
    return this.audit.append(tx, [
      {
        platformId,
        action,
        article: '37',
        entityKind: 'compliance-audit',
        entityId: id,
        details: { from: code(from), to: code(to), ...details },
      },
    ]);
  }
}
