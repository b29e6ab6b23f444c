import { Injectable } from '@nestjs/common';
import type { Caller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Platforms, RedressLink, type InformedPerson, type PlatformProfile } from '../platforms/index.js';
import { ComplainedQuery } from './complained.query.js';
import type { Basis, StoredComplaint } from './complaint.js';
import { JudgeComplaintService } from './judge-complaint.service.js';
import { JudgeSuspensionComplaintService } from './judge-suspension-complaint.service.js';
import { ReceiveComplaintService, type Complained, type ComplaintContent } from './receive-complaint.service.js';

/** What a ticket is about: a decision and who was informed of it, or a suspension of processing. */
export type TicketSubject = InformedPerson | { readonly suspensionId: string };

export interface SendingComplaint {
  readonly caller: Caller;
  readonly channel: 'form' | 'api';
  readonly idempotencyKey?: string;
}

/** Takes a complaint from whoever holds the ticket of a message of ours: no account, no form, no fee (Art. 20(1), (3)). */
@Injectable()
export class SubmitComplaintService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly link: RedressLink,
    private readonly query: ComplainedQuery,
    private readonly judge: JudgeComplaintService,
    private readonly judgeSuspension: JudgeSuspensionComplaintService,
    private readonly receiving: ReceiveComplaintService,
  ) {}

  /** Problems: `invalid-input` for a ticket that is not ours, and those of receiving. */
  async submit(
    { ticket, ...content }: ComplaintContent & { ticket: string },
    sending: SendingComplaint,
  ): Promise<StoredComplaint> {
    const { profile, about } = await this.read(ticket);
    return this.receiving.receive({
      profile,
      content,
      ...sending,
      about: ticket,
      complained: (tx, receivedAt) => this.complained(tx, profile, about, { basis: content.basis, receivedAt }),
    });
  }

  /** The service that a ticket is about, and what of it. Problem: `invalid-input` for a ticket that we did not sign. */
  async read(ticket: string): Promise<{ profile: PlatformProfile; about: TicketSubject }> {
    const informed = this.link.read(ticket);
    const suspended = informed ? null : this.link.readSuspension(ticket);
    const found = await this.db.read(async (tx) => {
      if (informed) return this.query.decision(tx, informed.decisionId);
      return suspended ? this.query.suspension(tx, suspended.suspensionId) : null;
    });
    if (!found) throw invalidInput([{ pointer: '#/ticket', detail: 'must be the ticket of a message of ours' }]);
    return { profile: await this.platforms.byId(found.platformId), about: informed ?? suspended! };
  }

  /** What is complained of with a ticket. Problems: those of judging. */
  complained(
    tx: Tx,
    profile: PlatformProfile,
    about: TicketSubject,
    { basis, receivedAt }: { basis?: Basis; receivedAt: Date },
  ): Promise<Complained> {
    if ('suspensionId' in about) return this.judgeSuspension.judge(tx, profile, about.suspensionId, receivedAt);
    return this.judge.judge(tx, profile, {
      decisionId: about.decisionId,
      person:
        about.side === 'recipient'
          ? { side: 'recipient', recipientId: about.id }
          : { side: 'notifier', notice: { id: about.id! } },
      basis,
      receivedAt,
      pointer: '#/ticket',
    });
  }
}
