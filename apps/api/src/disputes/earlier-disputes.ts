import { Injectable } from '@nestjs/common';
import { insertRows, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import { dueAt, type PlatformProfile } from '../platforms/index.js';
import type { DisputeOutcome, DisputeSide, Fees } from './dispute.js';

/** A dispute before a certified body that ended in the time of an earlier tool. */
export interface EarlierDispute {
  readonly id: string;
  readonly externalId: string;
  readonly bodyId: string;
  readonly bodyReference: string;
  readonly decisionId: string;
  readonly complaintId: string | null;
  readonly side: DisputeSide;
  readonly noticeId: string | null;
  readonly recipientId: string | null;
  readonly receivedByBodyAt: Date;
  readonly notifiedAt: Date;
  readonly repliedAt: Date | null;
  readonly outcome: DisputeOutcome;
  readonly decidedAt: Date;
  readonly outcomeNotifiedAt: Date;
  /** Whether what was reversed was carried out; null when nothing was to be, or it is not known. */
  readonly implemented: boolean | null;
  readonly fees: Fees | null;
}

const textUnknown = 'The earlier tool kept no reason.';

/** Disputes of an earlier tool (Art. 21): kept with their outcome; the platform is told nothing, nothing is due. */
@Injectable()
export class EarlierDisputes {
  constructor(private readonly texts: SealedTexts) {}

  /** `staffId` stands for whoever did it in the earlier tool. */
  async insertMany(
    tx: Tx,
    batch: { readonly profile: PlatformProfile; readonly id: string; readonly staffId: string },
    disputes: readonly EarlierDispute[],
    recordedAt: Date,
  ): Promise<void> {
    const platformId = batch.profile.id;
    await insertRows(
      tx,
      'dispute',
      disputes.map((one) => rowOf(one, batch, recordedAt)),
    );
    await insertRows(
      tx,
      'dispute_outcome',
      disputes.map(({ id: disputeId, outcome, decidedAt, outcomeNotifiedAt: notifiedAt }) => ({
        platformId,
        disputeId,
        outcome,
        decidedAt,
        notifiedAt,
        staffId: batch.staffId,
        recordedAt,
      })),
    );
    await insertRows(
      tx,
      'dispute_fees',
      disputes.flatMap(({ id: disputeId, outcome, fees }) =>
        fees ? [{ platformId, disputeId, outcome, ...fees, staffId: batch.staffId, recordedAt }] : [],
      ),
    );
    const made = disputes.flatMap((one) => this.eventsOf(one, batch, recordedAt));
    await this.texts.insertWithRows(tx, 'dispute_event', made, recordedAt);
  }

  private eventsOf(
    { id: disputeId, notifiedAt, repliedAt, outcome, outcomeNotifiedAt, implemented }: EarlierDispute,
    { profile, staffId }: { profile: PlatformProfile; staffId: string },
    recordedAt: Date,
  ) {
    const platformId = profile.id;
    const event = (kind: string, occurredAt: Date, text: NewSealedText | null = null) => ({
      sealed: text ? [text] : [],
      row: {
        platformId,
        id: newId(),
        disputeId,
        kind,
        staffId,
        channel: kind === 'replied' ? 'other' : null,
        textId: text?.id ?? null,
        textHash: text?.saltedHash ?? null,
        occurredAt,
        recordedAt,
      },
    });
    const reason = () => this.texts.prepare({ platformId, kind: 'dispute-reason', text: textUnknown });
    return [
      event('registered', notifiedAt),
      ...(repliedAt ? [event('replied', repliedAt)] : []),
      event(outcome === 'omitted' ? 'withdrawn' : 'decided', outcomeNotifiedAt),
      ...(implemented === true ? [event('implemented', outcomeNotifiedAt)] : []),
      ...(implemented === false ? [event('not-implemented', outcomeNotifiedAt, reason())] : []),
    ];
  }
}

function rowOf(
  one: EarlierDispute,
  { profile, id: importBatch, staffId }: { profile: PlatformProfile; id: string; staffId: string },
  recordedAt: Date,
) {
  return {
    platformId: profile.id,
    id: one.id,
    bodyId: one.bodyId,
    bodyReference: one.bodyReference,
    decisionId: one.decisionId,
    complaintId: one.complaintId,
    side: one.side,
    noticeId: one.noticeId,
    recipientId: one.recipientId,
    registeredBy: staffId,
    receivedByBodyAt: one.receivedByBodyAt,
    notifiedAt: one.notifiedAt,
    recordedAt,
    state: stateOf(one),
    replyDueAt: dueAt(profile.targets, 'dispute-reply', {}, one.notifiedAt),
    outcomeDueAt: dueAt(profile.targets, 'dispute', {}, one.receivedByBodyAt),
    repliedAt: one.repliedAt,
    closedAt: one.outcomeNotifiedAt,
    origin: 'import',
    importBatch,
    externalId: one.externalId,
  };
}

function stateOf({ outcome, implemented }: EarlierDispute): string {
  if (outcome === 'omitted') return 'withdrawn';
  if (implemented === null) return 'decided';
  return implemented ? 'implemented' : 'not-implemented';
}
