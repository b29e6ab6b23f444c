import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Messages, render, type HeldEntity, type MessageTemplate } from '../infrastructure/messages/index.js';
import { contactLines, redressOf, type PlatformProfile } from '../platforms/index.js';
import { Recipients } from '../recipients/index.js';
import type { ReachedComplainant } from './complainant.js';
import { complaintOutcomeTemplate } from './complaint-outcome.template.js';
import { complaintReceiptTemplate } from './complaint-receipt.template.js';
import { ComplaintSecret } from './complaint-secret.js';
import { measureOf, type ComplaintOutcome, type Omission, type StoredComplaint } from './complaint.js';

export interface ToldOutcome {
  readonly outcome: ComplaintOutcome;
  readonly omission: Omission | null;
  readonly reasons: string;
  readonly newDecisionId: string | null;
  readonly decidedAt: Date;
  readonly dueAt: Date;
  /** What holds may lie on, of whom a hold is to keep in the dark; [] for a notifier. */
  readonly holdOn: readonly HeldEntity[];
}

interface Telling<Values> {
  readonly kind: 'complaint-receipt' | 'complaint-outcome';
  readonly template: MessageTemplate<Values>;
  readonly values: Values;
  readonly event: { readonly type: 'complaint.received' | 'complaint.decided'; readonly data: Record<string, unknown> };
  readonly occurredAt: Date;
  readonly dueAt?: Date;
  readonly holdOn?: readonly HeldEntity[];
}

/** Tells a complainant, by mail or through the platform that speaks for its recipients; nobody where nobody can be reached. */
@Injectable()
export class TellComplainantService {
  constructor(
    private readonly messages: Messages,
    private readonly recipients: Recipients,
    private readonly secret: ComplaintSecret,
  ) {}

  ofReceipt(tx: Tx, profile: PlatformProfile, complaint: StoredComplaint, reached: ReachedComplainant): Promise<void> {
    return this.tell(tx, profile, complaint, reached, {
      kind: 'complaint-receipt',
      template: complaintReceiptTemplate,
      values: {
        serviceName: profile.serviceName,
        reference: complaint.reference,
        receivedAt: complaint.receivedAt,
        timeZone: profile.timeZone,
        statusUrl: this.secret.statusUrl(complaint),
        pausedUntil: complaint.processingPausedUntil,
        contact: (language) => contactLines(profile, language),
      },
      event: { type: 'complaint.received', data: {} },
      occurredAt: complaint.receivedAt,
    });
  }

  ofOutcome(
    tx: Tx,
    profile: PlatformProfile,
    complaint: StoredComplaint,
    reached: ReachedComplainant,
    { outcome, omission, reasons, newDecisionId, decidedAt, dueAt, holdOn }: ToldOutcome,
  ): Promise<void> {
    return this.tell(tx, profile, complaint, reached, {
      kind: 'complaint-outcome',
      template: complaintOutcomeTemplate,
      values: {
        serviceName: profile.serviceName,
        reference: complaint.reference,
        outcome,
        omission,
        about: complaint.suspensionId ? 'suspension' : complaint.measureId ? 'measure' : 'decision',
        reasons,
        redress: redressOf(profile).filter((way) => way !== 'internal-complaint'),
        statusUrl: this.secret.statusUrl(complaint),
        contact: (language) => contactLines(profile, language),
      },
      event: { type: 'complaint.decided', data: { outcome, omission, newDecisionId } },
      occurredAt: decidedAt,
      dueAt,
      holdOn,
    });
  }

  private async tell<Values>(
    tx: Tx,
    profile: PlatformProfile,
    complaint: StoredComplaint,
    { delivery, languages }: ReachedComplainant,
    { kind, template, values, event, ...when }: Telling<Values>,
  ): Promise<void> {
    const queued = {
      platformId: profile.id,
      kind,
      onceKey: `${kind}:${complaint.id}`,
      noticeId: complaint.noticeId ?? undefined,
      decisionId: complaint.decisionId ?? undefined,
      entity: { kind: 'complaint', id: complaint.id },
      ...when,
    };
    const wanted = [complaint.language ?? undefined, ...languages];
    if (delivery.by === 'mail') {
      const { language } = render(template, wanted, values);
      await this.messages.queueMail(tx, { ...queued, template, values, language, to: delivery.to });
    }
    if (delivery.by === 'webhook') {
      const recipient = complaint.recipientId
        ? await this.recipients.show(tx, profile.id, complaint.recipientId)
        : null;
      const { id: complaintId, reference, decisionId, suspensionId } = complaint;
      await this.messages.queueWebhook(tx, {
        ...queued,
        type: event.type,
        data: {
          complaintId,
          reference,
          decisionId,
          suspensionId,
          measure: measureOf(complaint),
          recipientId: recipient?.externalId ?? null,
          message: { ...render(template, wanted, values) },
          ...event.data,
        },
      });
    }
  }
}
