import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { InformationRequests, isGivenUp } from '../information-requests/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { LiveEvents } from '../live-events/index.js';
import type { BundleScope } from './bundle.js';
import { makingAttempts } from './bundle.rules.js';
import { BundlesRepository } from './bundles.repository.js';
import { keyOfBundleJob, makeBundleJob } from './evidence.jobs.js';
import { ScopeQuery } from './scope.query.js';

export interface AskedBundle {
  readonly scope: BundleScope;
  readonly requestId?: string;
  /** Why who notified, complained and published must be named; left out, they are not. */
  readonly namePersonsBecause?: string;
}

/** Asks for a bundle of evidence. One that names persons waits for a second person, all others are made at once. */
@Injectable()
export class AskBundleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly bundles: BundlesRepository,
    private readonly scope: ScopeQuery,
    private readonly liveEvents: LiveEvents,
    private readonly requests: InformationRequests,
    private readonly texts: SealedTexts,
    private readonly jobs: Jobs,
    private readonly audit: Audit,
  ) {}

  /** The id of the bundle. Problem: `invalid-input`. */
  ask({ platformId, staffId }: StaffCaller, { scope, requestId, namePersonsBecause: reason }: AskedBundle) {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const faults = [
        ...(await this.scopeFaults(tx, platformId, scope)),
        ...(await this.requestFaults(tx, platformId, requestId, reason !== undefined)),
        ...(reason?.trim() === '' ? [{ pointer: '#/namePersonsBecause', detail: 'must say why' }] : []),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const id = newId();
      const necessity =
        reason === undefined ? null : this.texts.prepare({ platformId, kind: 'evidence-necessity', text: reason });
      if (necessity) await this.texts.insertMany(tx, [necessity], now);
      await this.bundles.insert(tx, {
        platformId,
        id,
        requestId: requestId ?? null,
        scope,
        namesPersons: necessity !== null,
        necessityId: necessity?.id ?? null,
        necessityHash: necessity?.saltedHash ?? null,
        askedBy: staffId,
        recordedAt: now,
        state: necessity ? 'awaiting-approval' : 'queued',
      });
      if (!necessity)
        await this.jobs.add(
          tx,
          makeBundleJob,
          { platformId, bundleId: id },
          { maxAttempts: makingAttempts, key: keyOfBundleJob(id) },
        );
      await this.audit.append(tx, [
        {
          platformId,
          action: 'evidence.asked',
          entityKind: 'evidence-bundle',
          entityId: id,
          details: {
            scope: code(scope.kind),
            namesPersons: necessity !== null,
            ...(scope.kind === 'period' ? { from: scope.from, to: scope.to } : { about: code(scope.id) }),
            ...(requestId === undefined ? {} : { requestId: code(requestId) }),
          },
        },
      ]);
      return id;
    });
  }

  private async scopeFaults(tx: Tx, platformId: string, scope: BundleScope): Promise<FieldError[]> {
    if (scope.kind === 'period')
      return scope.to > scope.from ? [] : [{ pointer: '#/scope/to', detail: 'must lie after from' }];
    const isThere = {
      case: async () => this.scope.hasCase(tx, platformId, scope.id),
      recipient: async () => (await this.scope.recipientName(tx, platformId, scope.id)) !== undefined,
      'live-event': async () => (await this.liveEvents.find(tx, platformId, scope.id)) !== undefined,
    };
    return (await isThere[scope.kind]())
      ? []
      : [{ pointer: '#/scope/id', detail: `is no ${scope.kind.replace('-', ' ')} of this platform` }];
  }

  private async requestFaults(
    tx: Tx,
    platformId: string,
    requestId: string | undefined,
    namesPersons: boolean,
  ): Promise<FieldError[]> {
    if (requestId === undefined)
      return namesPersons
        ? [{ pointer: '#/requestId', detail: 'must name the request that needs persons to be named' }]
        : [];
    const request = await this.requests.byId(tx, platformId, requestId);
    if (!request) return [{ pointer: '#/requestId', detail: 'is no request of the register' }];
    return namesPersons && isGivenUp(request.state)
      ? [{ pointer: '#/requestId', detail: `is ${request.state}: nobody needs persons to be named any more` }]
      : [];
  }
}
