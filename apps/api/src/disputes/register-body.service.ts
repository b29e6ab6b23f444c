import { Injectable } from '@nestjs/common';
import { Audit, code, codes, type AuditDetails } from '../audit/index.js';
import { memberStateFrom } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import type { Certification, DisputeBody } from './dispute-body.js';
import { validityFaults } from './dispute-body.rules.js';

export type NewCertification = Omit<Certification, 'id' | 'endedOn'>;

/** Keeps the register of certified bodies (Art. 21(3)), after the list that the Commission publishes (Art. 21(8)). */
@Injectable()
export class RegisterBodyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly bodies: DisputeBodiesRepository,
    private readonly audit: Audit,
  ) {}

  /** The id of the body. Problems: `invalid-input`, `dispute-body-known`. */
  register(platformId: string, body: Omit<DisputeBody, 'id'>, certification: NewCertification): Promise<string> {
    refuse(certification, '#/certification');
    return this.db.transaction(async (tx) => {
      const id = newId();
      await this.bodies.insert(tx, platformId, { ...body, id }, this.clock.now());
      await this.insertCertification(tx, platformId, id, certification, 'dispute-body.added');
      return id;
    });
  }

  /** Adds a renewal, or the certification by another Coordinator. Problems: `invalid-input`, `not-found`, `dispute-body-known`. */
  certify(platformId: string, bodyId: string, certification: NewCertification): Promise<void> {
    refuse(certification, '#');
    return this.db.transaction(async (tx) => {
      if (!(await this.bodies.find(tx, platformId, bodyId))) throw notFound();
      await this.insertCertification(tx, platformId, bodyId, certification, 'dispute-body.certified');
    });
  }

  /** Ends every certification from a day on, today when left out. Problems: `not-found`, `invalid-input` when none would hold. */
  end(platformId: string, bodyId: string, on: string | undefined): Promise<void> {
    return this.db.transaction(async (tx) => {
      if (!(await this.bodies.find(tx, platformId, bodyId))) throw notFound();
      const day = on ?? dayOf(this.clock.now(), await this.platforms.timeZoneOf(tx, platformId));
      if ((await this.bodies.endFrom(tx, platformId, bodyId, day)) === 0) {
        throw invalidInput([{ pointer: '#/on', detail: 'is a day from which on it is not certified anyway' }]);
      }
      await this.append(tx, platformId, bodyId, 'dispute-body.ended', { on: code(day) });
    });
  }

  private async insertCertification(
    tx: Tx,
    platformId: string,
    bodyId: string,
    certification: NewCertification,
    action: string,
  ): Promise<void> {
    const memberState = memberStateFrom(certification.memberState)!;
    const row = { ...certification, memberState, id: newId(), endedOn: null };
    await this.bodies.insertCertification(tx, platformId, bodyId, row, this.clock.now());
    await this.append(tx, platformId, bodyId, action, {
      memberState: code(memberState),
      languages: codes(row.languages),
      validFrom: code(row.validFrom),
      validTo: code(row.validTo),
    });
  }

  private append(tx: Tx, platformId: string, entityId: string, action: string, details: AuditDetails): Promise<void> {
    return this.audit.append(tx, [
      { platformId, action, article: '21(3)', entityKind: 'dispute-body', entityId, details },
    ]);
  }
}

function refuse(certification: NewCertification, at: string): void {
  const faults = validityFaults(certification, at);
  if (faults.length > 0) throw invalidInput(faults);
}
