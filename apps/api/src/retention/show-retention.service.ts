import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { Platforms } from '../platforms/index.js';
import type { AccessRequest, RequestWords } from './access-request.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { ErasuresRepository, type ShownErasure } from './erasures.repository.js';
import { PersonQuery } from './person.query.js';
import { PoliciesRepository, type Policy } from './policies.repository.js';
import { type Kept, type RecordKind, recordKinds, type RecordRef } from './record.js';
import { WeighRecordService } from './weigh-record.service.js';

export interface ShownRecord extends RecordRef {
  readonly kept: readonly Kept[];
  readonly erasures: readonly ShownErasure[];
}

export interface ShownAccessRequest {
  readonly request: AccessRequest;
  /** Null when erased, or not open to the caller. */
  readonly words: RequestWords | null;
  /** Of an erasure: what went, and what stays for which reasons. */
  readonly records: readonly ShownRecord[];
}

/** Shows why records are kept, the operator's periods, and the requests of persons. */
@Injectable()
export class ShowRetentionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly weighRecord: WeighRecordService,
    private readonly erasures: ErasuresRepository,
    private readonly policies: PoliciesRepository,
    private readonly requests: AccessRequestsRepository,
    private readonly person: PersonQuery,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** Problem: `not-found`. */
  async record(platformId: string, record: RecordRef): Promise<ShownRecord> {
    const profile = await this.platforms.byId(platformId);
    return this.db.read(async (tx) => {
      const weighed = await this.weighRecord.weigh(tx, profile, record, { asked: false });
      if (!weighed) throw notFound();
      return { ...record, kept: weighed.kept, erasures: await this.erasures.of(tx, platformId, record) };
    });
  }

  /** The period in force of each kind. */
  inForce(platformId: string): Promise<{ record: RecordKind; days: number }[]> {
    return this.db.read(async (tx) => {
      const policies: { record: RecordKind; days: number }[] = [];
      for (const record of recordKinds)
        policies.push({ record, days: await this.policies.daysOf(tx, platformId, record) });
      return policies;
    });
  }

  versions(platformId: string): Promise<Policy[]> {
    return this.db.read((tx) => this.policies.versions(tx, platformId));
  }

  async setDays({ keyId, staffId }: KeyCaller, platformId: string, record: RecordKind, days: number): Promise<Policy> {
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const id = newId();
      const policy = { platformId, id, record, days, credentialId: keyId, setBy: staffId ?? null };
      await this.policies.insert(tx, policy, now);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'retention-policy.set',
          entityKind: 'retention-policy',
          entityId: id,
          details: { record: code(record), days },
        },
      ]);
    });
    return { record, days, recordedAt: now };
  }

  async list(platformId: string, { limit, after }: { limit: number; after?: string }): Promise<Page<AccessRequest>> {
    const [key] = readPageKey(after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.requests.page(tx, platformId, key, limit + 1));
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }

  /** Problem: `not-found`. */
  async request(caller: KeyCaller, platformId: string, id: string): Promise<ShownAccessRequest> {
    const profile = await this.platforms.byId(platformId);
    return this.db.read(async (tx) => {
      const request = await this.requests.find(tx, platformId, id);
      if (!request) throw notFound();
      const mayRead = callerMay(caller, 'access-request:manage');
      const text = mayRead ? (await this.texts.read(tx, platformId, [request.textId])).get(request.textId) : undefined;
      const records: ShownRecord[] = [];
      for (const { erased, kind, id: recordId } of await this.erasures.ofRequest(tx, platformId, id)) {
        const record = { kind, id: recordId };
        const weighed = erased ? undefined : await this.weighRecord.weigh(tx, profile, record, { asked: true });
        records.push({
          ...record,
          kept: weighed?.kept ?? [],
          erasures: await this.erasures.of(tx, platformId, record),
        });
      }
      if (request.kind === 'erasure' && request.state !== 'received')
        for (const record of await this.person.officeRecords(tx, platformId, request)) {
          const weighed = await this.weighRecord.weigh(tx, profile, record, { asked: false });
          if (weighed && weighed.kept.length > 0) records.push({ ...record, kept: weighed.kept, erasures: [] });
        }
      return { request, words: text === undefined ? null : (JSON.parse(text) as RequestWords), records };
    });
  }
}
