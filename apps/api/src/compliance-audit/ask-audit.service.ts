import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { periodFaults } from './compliance-audit.rules.js';
import { ComplianceAuditsRepository } from './compliance-audits.repository.js';
import { sectionIds, type DaySpan } from './compliance-report.js';

/** A worker that dies in the middle of a report begins it again; one that fails so often has a fault that time does not mend. */
const attemptsAtMost = 5;

/** Takes the wish for a report; who asks while one of the same period is under way is told of that one. */
@Injectable()
export class AskAuditService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly platforms: Platforms,
    private readonly audits: ComplianceAuditsRepository,
    private readonly audit: Audit,
  ) {}

  /** Resolves with its id. Problem: `invalid-input`. */
  async ask(by: KeyCaller, platformId: string, period: DaySpan): Promise<string> {
    const { timeZone } = await this.platforms.byId(platformId);
    const now = this.clock.now();
    const faults = periodFaults(period, dayOf(now, timeZone));
    if (faults.length > 0) throw invalidInput(faults);
    for (;;) {
      const id = await this.insertOrJoin(by, platformId, period, now);
      if (id !== undefined) return id;
    }
  }

  /** Undefined when the one under way ended in this very moment: then there is room for a new one. */
  private insertOrJoin(
    { keyId, staffId }: KeyCaller,
    platformId: string,
    period: DaySpan,
    now: Date,
  ): Promise<string | undefined> {
    return this.db.transaction(async (tx) => {
      const id = newId();
      const wish = { platformId, id, ...period, stepsTotal: sectionIds.length, credentialId: keyId };
      const isNew = await this.audits.insert(tx, { ...wish, askedBy: staffId ?? null, recordedAt: now });
      if (!isNew) return (await this.audits.underWay(tx, platformId, period))?.id;
      const { from, to } = period;
      await this.audit.append(tx, [
        {
          platformId,
          action: 'compliance-audit.asked',
          article: '37',
          entityKind: 'compliance-audit',
          entityId: id,
          details: { from: code(from), to: code(to) },
        },
      ]);
      await this.jobs.add(tx, 'make-compliance-audit', { platformId, auditId: id }, { maxAttempts: attemptsAtMost });
      return id;
    });
  }
}
