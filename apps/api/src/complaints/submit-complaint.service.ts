import { Injectable } from '@nestjs/common';
import type { Caller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { Measures } from '../measures/index.js';
import {
  Platforms,
  RedressLink,
  type InformedPerson,
  type PlatformProfile,
  type StatedMeasure,
} from '../platforms/index.js';
import { ComplainedQuery } from './complained.query.js';
import type { Basis, StoredComplaint } from './complaint.js';
import { JudgeComplaintService } from './judge-complaint.service.js';
import { JudgeMeasureComplaintService } from './judge-measure-complaint.service.js';
import { JudgeSuspensionComplaintService } from './judge-suspension-complaint.service.js';
import { ReceiveComplaintService, type Complained, type ComplaintContent } from './receive-complaint.service.js';

/** What a ticket is about: a decision and who was informed of it, a suspension of processing, or a measure. */
export type TicketSubject = InformedPerson | { readonly suspensionId: string } | StatedMeasure;

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
    private readonly judgeMeasure: JudgeMeasureComplaintService,
    private readonly measures: Measures,
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
    const about = this.link.read(ticket) ?? this.link.readSuspension(ticket) ?? this.link.readMeasure(ticket);
    const platformId = about && (await this.db.read((tx) => this.platformOf(tx, about)));
    if (!platformId) throw invalidInput([{ pointer: '#/ticket', detail: 'must be the ticket of a message of ours' }]);
    return { profile: await this.platforms.byId(platformId), about };
  }

  /** What is complained of with a ticket. Problems: those of judging. */
  complained(
    tx: Tx,
    profile: PlatformProfile,
    about: TicketSubject,
    { basis, receivedAt }: { basis?: Basis; receivedAt: Date },
  ): Promise<Complained> {
    if ('suspensionId' in about) return this.judgeSuspension.judge(tx, profile, about.suspensionId, receivedAt);
    if ('measureId' in about) return this.judgeMeasure.judge(tx, profile, { measure: about, basis, receivedAt });
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

  /** Whose it is; undefined when it is not there. */
  private async platformOf(tx: Tx, about: TicketSubject): Promise<string | undefined> {
    if ('measureId' in about)
      return (await this.measures.find(tx, about.platformId, about)) ? about.platformId : undefined;
    const found =
      'decisionId' in about
        ? await this.query.decision(tx, about.decisionId)
        : await this.query.suspension(tx, about.suspensionId);
    return found?.platformId;
  }
}
