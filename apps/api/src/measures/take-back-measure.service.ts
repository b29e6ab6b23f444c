import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { channelOf, commandDueAt } from '../enforcement/index.js';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Messages } from '../infrastructure/messages/index.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import type { PlatformProfile, RestrictionType } from '../platforms/index.js';
import { keyOf, type MeasureKey, type MeasureRecord } from './measure.js';
import { leftOf, liftsFault } from './measure-reversal.rules.js';
import { MeasureReversalsRepository, type MeasureReversal } from './measure-reversals.repository.js';
import { MeasuresRepository } from './measures.repository.js';

/** What led to it: a complaint, or a dispute before a certified body; its reference is ours, or the body's. */
export interface ReversalReason {
  readonly kind: 'complaint' | 'dispute';
  readonly id: string;
  readonly reference: string;
}

/** What a person decided on a complaint about a measure, or followed of what a body decided. */
export interface TakenBack {
  readonly measure: MeasureKey;
  readonly reason: ReversalReason;
  /** Left out: all that is left of it. */
  readonly lifts?: readonly RestrictionType[];
  readonly staffId: string;
  readonly now: Date;
}

/** Reverses a measure, and has the platform lift it (Art. 20(4), 21(2)): the row, and the command to its systems. */
@Injectable()
export class TakeBackMeasureService {
  constructor(
    private readonly measures: MeasuresRepository,
    private readonly reversals: MeasureReversalsRepository,
    private readonly messages: Messages,
    private readonly audit: Audit,
  ) {}

  /**
   * The id of the reversal; null where nothing is left to lift, because the platform, another complaint or dispute was first.
   * Problem: `invalid-input` at `#/lifts`.
   */
  async takeBack(tx: Tx, profile: PlatformProfile, taken: TakenBack): Promise<string | null> {
    const { measure: key, reason, staffId, now } = taken;
    await oneAtATime(tx, lockOf(profile.id, key));
    const measure = (await this.measures.find(tx, profile.id, [key]))[0]!;
    const left = leftOf(measure, await this.reversals.ofMeasure(tx, profile.id, key));
    const detail = liftsFault(taken.lifts, left);
    if (detail) throw invalidInput([{ pointer: '#/lifts', detail }]);
    if (left.length === 0) return null;
    const reversal = {
      ...key,
      id: newId(),
      complaintId: reason.kind === 'complaint' ? reason.id : null,
      disputeId: reason.kind === 'dispute' ? reason.id : null,
      lifts: taken.lifts ? [...new Set(taken.lifts)] : left,
      isWhole: !taken.lifts,
      decidedBy: staffId,
      occurredAt: now,
      recordedAt: now,
      dueAt: commandDueAt(profile.targets, { category: measure.category }, now),
    };
    await this.reversals.insert(tx, profile.id, reversal);
    await this.command(tx, profile, measure, reversal, reason.reference);
    await this.audit.append(tx, [
      {
        platformId: profile.id,
        action: 'measure.reversal-decided',
        article: reason.kind === 'complaint' ? '20(4)' : '21(2)',
        entityKind: 'measure',
        entityId: measure.id,
        details: {
          day: code(measure.appliedOn),
          [reason.kind]: code(reason.id),
          reversal: code(reversal.id),
          whole: reversal.isWhole,
        },
      },
    ]);
    return reversal.id;
  }

  /** By webhook where the platform wants its commands so; the list has it in any case. */
  private async command(
    tx: Tx,
    profile: PlatformProfile,
    measure: MeasureRecord,
    reversal: Omit<MeasureReversal, 'effectiveAt'>,
    reference: string,
  ): Promise<void> {
    if (channelOf(profile) !== 'webhook') return;
    const { id: reversalId, lifts, isWhole, complaintId, disputeId, occurredAt: decidedAt, dueAt } = reversal;
    const { appliedOn, measureId, contentExternalId: contentId, recipientExternalId: recipientId } = measure;
    await this.messages.queueWebhook(tx, {
      platformId: profile.id,
      kind: 'enforcement',
      onceKey: `measure-reversal:${reversalId}`,
      type: 'measure.reversed',
      entity: { kind: 'measure', id: measure.id },
      data: {
        reversalId,
        measure: { appliedOn, measureId },
        contentId,
        recipientId,
        lifts,
        isWhole,
        complaintId,
        disputeId,
        reference,
        decidedAt,
        dueAt,
      },
      occurredAt: decidedAt,
      dueAt,
    });
  }
}

/** What changes of a measure is changed by one at a time. */
export const lockOf = (platformId: string, key: MeasureKey) => `measure:${platformId}:${keyOf(key)}`;
