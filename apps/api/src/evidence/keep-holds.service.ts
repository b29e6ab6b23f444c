import { Injectable } from '@nestjs/common';
import { Audit, type AuditDetails, code } from '../audit/index.js';
import { InformationRequests } from '../information-requests/index.js';
import { callerMay, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import { type FieldError, pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { legalHoldEnded } from './evidence.problems.js';
import type { Held, LegalHold } from './legal-hold.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { ScopeQuery } from './scope.query.js';

export interface NewHold {
  readonly held: Held;
  readonly requestId?: string;
  readonly legalBasis: string;
  readonly reason: string;
  readonly expiresAt?: Date;
}

/** A hold with its texts; null where they are not the caller's to read. */
export interface ShownHold {
  readonly hold: LegalHold;
  readonly reason: string | null;
  readonly endReason: string | null;
}

/** Places and ends legal holds: what is held must not be deleted (AUD-7). */
@Injectable()
export class KeepHoldsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly holds: LegalHoldsRepository,
    private readonly scope: ScopeQuery,
    private readonly requests: InformationRequests,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id of the hold. Problem: `invalid-input`. */
  place({ platformId, staffId }: StaffCaller, { held, requestId, legalBasis, reason, expiresAt }: NewHold) {
    return this.db.transaction(async (tx) => {
      await whileNothingIsErased(tx, platformId);
      const now = this.clock.now();
      const faults = await this.faults(tx, platformId, { held, requestId, expiresAt }, now);
      if (faults.length > 0) throw invalidInput(faults);
      const id = newId();
      const sealed = this.texts.prepare({ platformId, kind: 'legal-hold', text: reason });
      await this.texts.insertMany(tx, [sealed], now);
      await this.holds.insert(tx, {
        platformId,
        id,
        requestId: requestId ?? null,
        held,
        legalBasis,
        reasonId: sealed.id,
        reasonHash: sealed.saltedHash,
        placedBy: staffId,
        placedAt: now,
        expiresAt: expiresAt ?? null,
      });
      const about = held.kind === 'period' ? { from: held.from, to: held.to } : { about: code(held.id) };
      const details = { held: code(held.kind), expiresAt: expiresAt ?? null, ...about };
      await this.tell(tx, platformId, 'placed', id, details);
      return id;
    });
  }

  /** Problems: `not-found`, `legal-hold-ended`. */
  end({ platformId, staffId }: StaffCaller, id: string, reason: string): Promise<void> {
    return this.db.transaction(async (tx) => {
      const hold = await this.holds.lock(tx, platformId, id);
      if (!hold) throw notFound();
      if (hold.endedAt !== null) throw legalHoldEnded();
      const now = this.clock.now();
      const sealed = this.texts.prepare({ platformId, kind: 'legal-hold', text: reason });
      await this.texts.insertMany(tx, [sealed], now);
      const { id: reasonId, saltedHash: reasonHash } = sealed;
      await this.holds.end(tx, hold, { at: now, by: staffId, reasonId, reasonHash });
      await this.tell(tx, platformId, 'ended', id, {});
    });
  }

  /** Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, id: string): Promise<ShownHold> {
    return this.db.read(async (tx) => {
      const hold = await this.holds.find(tx, platformId, id);
      if (!hold) throw notFound();
      const ids = [hold.reasonId, ...(hold.endReasonId === null ? [] : [hold.endReasonId])];
      const mayRead = callerMay(caller, 'legal-hold:manage');
      const texts = mayRead ? await this.texts.read(tx, platformId, ids) : new Map<string, string>();
      const textOf = (textId: string | null) => texts.get(textId ?? '') ?? null;
      return { hold, reason: textOf(hold.reasonId), endReason: textOf(hold.endReasonId) };
    });
  }

  /** The newest first. */
  async list(
    platformId: string,
    { limit, after, inForce }: { readonly limit: number; readonly after?: string; readonly inForce?: boolean },
  ): Promise<Page<LegalHold>> {
    const [key] = readPageKey(after, ['id']) ?? [];
    const now = inForce ? this.clock.now() : null;
    const rows = await this.db.read((tx) => this.holds.page(tx, platformId, { now, after: key }, limit + 1));
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }

  private async faults(
    tx: Tx,
    platformId: string,
    { held, requestId, expiresAt }: Pick<NewHold, 'held' | 'requestId' | 'expiresAt'>,
    now: Date,
  ): Promise<FieldError[]> {
    const faults: FieldError[] = [];
    if (held.kind === 'period' && held.to <= held.from)
      faults.push({ pointer: '#/held/to', detail: 'must lie after from' });
    if (held.kind === 'case' && !(await this.scope.hasCase(tx, platformId, held.id)))
      faults.push({ pointer: '#/held/id', detail: 'is no case of this platform' });
    if (held.kind === 'recipient' && (await this.scope.recipientName(tx, platformId, held.id)) === undefined)
      faults.push({ pointer: '#/held/id', detail: 'is no recipient of this platform' });
    if (requestId !== undefined && !(await this.requests.byId(tx, platformId, requestId)))
      faults.push({ pointer: '#/requestId', detail: 'is no request of the register' });
    if (expiresAt && expiresAt <= now) faults.push({ pointer: '#/expiresAt', detail: 'must lie in the future' });
    return faults;
  }

  private tell(tx: Tx, platformId: string, what: string, entityId: string, details: AuditDetails) {
    return this.audit.append(tx, [
      { platformId, action: `legal-hold.${what}`, entityKind: 'legal-hold', entityId, details },
    ]);
  }
}
