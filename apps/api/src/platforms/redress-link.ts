import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../infrastructure/config.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { dutiesOf, type DutySubject } from './duties.rules.js';

/** Who was informed of a decision: the recipient of the service, or the notifier of a notice (or of a flag under the terms). */
export interface InformedPerson {
  readonly decisionId: string;
  readonly side: 'recipient' | 'notifier';
  /** The recipient's id, null when the platform has not said who it is; of a notifier the notice's id. */
  readonly id: string | null;
}

/** Who was told that the processing of what they send is suspended (Art. 23(2)). */
export interface SuspendedParty {
  readonly suspensionId: string;
  readonly partyId: string;
}

/** A measure of the platform's own systems, of which the ticket says no more than which it is: one recipient is told of it. */
export interface StatedMeasure {
  readonly platformId: string;
  /** `YYYY-MM-DD`. */
  readonly appliedOn: string;
  /** The platform's own id. */
  readonly measureId: string;
}

const measuredShape = /^([0-9a-f-]{36})\.m\.(\d{4}-\d\d-\d\d)\.([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{32})$/;
const suspendedShape = /^([0-9a-f-]{36})\.s\.([0-9a-f-]{36})\.([A-Za-z0-9_-]{32})$/;
const shape = /^([0-9a-f-]{36})\.(r|n)\.([0-9a-f-]{36}|-)\.([A-Za-z0-9_-]{32})$/;

/**
 * The link by which who was informed of a decision complains without an account (Art. 20(1), 20(3)). The ticket in it says who
 * they are and is signed by the server's key; it is stored nowhere, and is no secret of anybody else's.
 */
@Injectable()
export class RedressLink {
  constructor(
    private readonly sealer: Sealer,
    private readonly config: Config,
  ) {}

  ticketOf({ decisionId, side, id }: InformedPerson): string {
    const claim = `${decisionId}.${side === 'recipient' ? 'r' : 'n'}.${id ?? '-'}`;
    return `${claim}.${this.signature(claim)}`;
  }

  /** The page on which they complain. */
  urlOf(person: InformedPerson): string {
    return `${this.config.publicUrl}/complaint?ticket=${this.ticketOf(person)}`;
  }

  /** The page, where the service owes complaints (Art. 20); else null. */
  urlWhereOwed(service: DutySubject, person: InformedPerson): string | null {
    return dutiesOf(service).internalComplaints ? this.urlOf(person) : null;
  }

  /** Whose ticket it is; null for one that we did not sign. */
  read(ticket: string): InformedPerson | null {
    const [, decisionId, side, id, signature] = shape.exec(ticket) ?? [];
    if (!decisionId || !id || !signature) return null;
    const expected = Buffer.from(this.signature(`${decisionId}.${side}.${id}`));
    if (!timingSafeEqual(expected, Buffer.from(signature))) return null;
    return { decisionId, side: side === 'r' ? 'recipient' : 'notifier', id: id === '-' ? null : id };
  }

  /** The same page, for who complains about a suspension. */
  urlOfSuspension({ suspensionId, partyId }: SuspendedParty): string {
    const claim = `${suspensionId}.s.${partyId}`;
    return `${this.config.publicUrl}/complaint?ticket=${claim}.${this.signature(claim)}`;
  }

  /** Whose ticket about a suspension it is; null for any other. */
  readSuspension(ticket: string): SuspendedParty | null {
    const [, suspensionId, partyId, signature] = suspendedShape.exec(ticket) ?? [];
    if (!suspensionId || !partyId || !signature) return null;
    const expected = Buffer.from(this.signature(`${suspensionId}.s.${partyId}`));
    return timingSafeEqual(expected, Buffer.from(signature)) ? { suspensionId, partyId } : null;
  }

  /** The same page, for the recipient of a measure. */
  urlOfMeasure({ platformId, appliedOn, measureId }: StatedMeasure): string {
    const claim = `${platformId}.m.${appliedOn}.${Buffer.from(measureId).toString('base64url')}`;
    return `${this.config.publicUrl}/complaint?ticket=${claim}.${this.signature(claim)}`;
  }

  /** The page, where the service owes complaints (Art. 20); else null. */
  urlOfMeasureWhereOwed(service: DutySubject, measure: StatedMeasure): string | null {
    return dutiesOf(service).internalComplaints ? this.urlOfMeasure(measure) : null;
  }

  /** Which measure's ticket it is; null for any other. */
  readMeasure(ticket: string): StatedMeasure | null {
    const [, platformId, appliedOn, encoded, signature] = measuredShape.exec(ticket) ?? [];
    if (!platformId || !appliedOn || !encoded || !signature) return null;
    const expected = Buffer.from(this.signature(`${platformId}.m.${appliedOn}.${encoded}`));
    if (!timingSafeEqual(expected, Buffer.from(signature))) return null;
    return { platformId, appliedOn, measureId: Buffer.from(encoded, 'base64url').toString() };
  }

  private signature(claim: string): string {
    return this.sealer.hmac('redress-ticket', claim).subarray(0, 24).toString('base64url');
  }
}
