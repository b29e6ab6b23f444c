import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { TermsClauses } from '../platforms/index.js';
import { defaultPolicies, type MisusePolicy } from './default-policies.js';
import { misuseKinds } from './misuse.rules.js';
import { PoliciesRepository } from './policies.repository.js';

export type NewPolicy = Omit<MisusePolicy, 'validFrom'> & {
  /** Now when left out. */
  readonly validFrom?: Date;
};

/** What the platform does about misuse (Art. 23(4)); each change is a new version, and none reaches back. */
@Injectable()
export class SetPolicyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly clauses: TermsClauses,
    private readonly policies: PoliciesRepository,
    private readonly audit: Audit,
  ) {}

  /** Problem: `invalid-input` for a start in the past, or a clause that the terms do not have. */
  set(platformId: string, { validFrom, ...policy }: NewPolicy): Promise<MisusePolicy> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      if (validFrom && validFrom < now) {
        throw invalidInput([{ pointer: '#/validFrom', detail: 'must not lie in the past' }]);
      }
      const { termsClauseCode } = policy;
      if (termsClauseCode !== null && !(await this.clauses.find(tx, platformId, termsClauseCode))) {
        throw invalidInput([
          { pointer: '#/termsClause', detail: "must be a clause of the platform's terms, in force" },
        ]);
      }
      const added = { ...policy, validFrom: validFrom ?? now };
      const id = await this.policies.insert(tx, platformId, added, now);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'misuse.policy-set',
          article: '23(4)',
          entityKind: 'misuse-policy',
          entityId: id,
          details: {
            kind: code(added.kind),
            windowMonths: added.windowMonths,
            thresholdCount: added.thresholdCount,
            thresholdPercent: added.thresholdPercent,
            longestSuspensionDays: added.longestSuspensionDays,
            validFrom: added.validFrom,
          },
        },
      ]);
      return added;
    });
  }

  /** Every version by kind and start, ours first. */
  async list(platformId: string): Promise<MisusePolicy[]> {
    const own = await this.db.read((tx) => this.policies.list(tx, platformId));
    return misuseKinds.flatMap((kind) => [...defaultPolicies, ...own].filter((policy) => policy.kind === kind));
  }
}
