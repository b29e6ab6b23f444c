import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { SealedTexts, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { dayOf, dueAt, Platforms } from '../platforms/index.js';
import { DisputeBodiesRepository } from './dispute-bodies.repository.js';
import { isCertifiedOn } from './dispute-body.rules.js';
import { DisputedDecisionQuery } from './disputed-decision.query.js';
import { DisputeEventsRepository } from './dispute-events.repository.js';
import type { Dispute } from './dispute.js';
import { aboutFaults, instantFaults } from './dispute.rules.js';
import { DisputesRepository } from './disputes.repository.js';
import { FindDisputedService, type Disputed } from './find-disputed.service.js';
import { TellPlatformService } from './tell-platform.service.js';

export interface NewDispute extends Pick<
  Dispute,
  'bodyId' | 'bodyReference' | 'decisionId' | 'measure' | 'complaintId' | 'side' | 'noticeId' | 'receivedByBodyAt'
> {
  /** Now when left out. */
  readonly notifiedAt?: Date;
  /** What the body tells of what is claimed. */
  readonly grounds?: string;
}

/** Takes up what a body told us: somebody brought a decision, or a measure of the platform's own systems, before it (Art. 21(1)). */
@Injectable()
export class RegisterDisputeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly bodies: DisputeBodiesRepository,
    private readonly decisions: DisputedDecisionQuery,
    private readonly disputed: FindDisputedService,
    private readonly disputes: DisputesRepository,
    private readonly events: DisputeEventsRepository,
    private readonly platform: TellPlatformService,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The id of the dispute. Problems: `invalid-input`, `dispute-known`. */
  async register({ platformId, staffId }: StaffCaller, { grounds, ...dispute }: NewDispute): Promise<string> {
    const wrong = aboutFaults(dispute);
    if (wrong.length > 0) throw invalidInput(wrong);
    const profile = await this.platforms.byId(platformId);
    const { targets, timeZone } = profile;
    return this.db.transaction(async (tx) => {
      await whileNothingIsErased(tx, platformId);
      const now = this.clock.now();
      const { receivedByBodyAt, notifiedAt = now } = dispute;
      const disputed = await this.disputed.find(tx, platformId, dispute);
      const faults = [
        ...instantFaults(
          '#/receivedByBodyAt',
          receivedByBodyAt,
          disputed?.decidedAt ?? new Date(0),
          disputed?.measure ? 'the measure' : 'the decision',
          now,
        ),
        ...instantFaults('#/notifiedAt', notifiedAt, receivedByBodyAt, 'the receipt by the body', now),
        ...(await this.bodyFaults(tx, platformId, dispute.bodyId, dayOf(receivedByBodyAt, timeZone))),
        ...(await this.partyFaults(tx, platformId, dispute, disputed)),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const id = newId();
      const sealed = grounds?.trim()
        ? this.texts.prepare({ platformId, kind: 'dispute-grounds', text: grounds })
        : null;
      if (sealed) await this.texts.insertMany(tx, [sealed], now);
      await this.disputes.insert(tx, {
        ...dispute,
        platformId,
        id,
        recipientId: dispute.side === 'recipient' ? disputed!.recipientId : null,
        groundsId: sealed?.id ?? null,
        groundsHash: sealed?.saltedHash ?? null,
        registeredBy: staffId,
        notifiedAt,
        recordedAt: now,
        replyDueAt: dueAt(targets, 'dispute-reply', {}, notifiedAt),
        outcomeDueAt: dueAt(targets, 'dispute', {}, receivedByBodyAt), // Art. 21(4)
      });
      await this.events.insert(
        tx,
        { platformId, id },
        { kind: 'registered', staffId, occurredAt: notifiedAt, recordedAt: now },
      );
      await this.platform.tell(tx, profile, 'dispute.opened', { ...dispute, id }, notifiedAt);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'dispute.registered',
          article: '21(1)',
          entityKind: 'dispute',
          entityId: id,
          details: {
            body: code(dispute.bodyId),
            ...(dispute.decisionId && { decision: code(dispute.decisionId) }),
            ...(disputed!.measure && { measure: code(disputed!.measure.id), day: code(disputed!.measure.appliedOn) }),
            side: code(dispute.side),
          },
        },
      ]);
      return id;
    });
  }

  private async bodyFaults(tx: Tx, platformId: string, bodyId: string, day: string): Promise<FieldError[]> {
    const pointer = '#/bodyId';
    const body = await this.bodies.find(tx, platformId, bodyId);
    if (!body) return [{ pointer, detail: 'is no body of the register' }];
    return body.certifications.some((certification) => isCertifiedOn(certification, day))
      ? []
      : [{ pointer, detail: `was not certified on ${day}, when it received the dispute` }];
  }

  /** Who disputes what: a notifier a decision on their own notice, with a complaint of the same side if there was one. */
  private async partyFaults(
    tx: Tx,
    platformId: string,
    { side, noticeId, complaintId, measure }: Pick<Dispute, 'side' | 'noticeId' | 'complaintId' | 'measure'>,
    disputed: Disputed | null,
  ): Promise<FieldError[]> {
    if (measure) {
      if (!disputed) return [{ pointer: '#/measure', detail: 'is no measure of this platform' }];
      return !complaintId || (await this.decisions.isComplaintAboutMeasure(tx, platformId, measure, complaintId))
        ? []
        : [{ pointer: '#/complaintId', detail: 'is no complaint about the measure' }];
    }
    const decision = disputed?.decision;
    if (!decision) return [{ pointer: '#/decisionId', detail: 'is no decision of this platform' }];
    const faults: FieldError[] = [];
    const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
    if (side === 'recipient' && noticeId !== null) fault('#/noticeId', "goes with the notifier's side only");
    if (side === 'notifier' && noticeId === null) fault('#/noticeId', "must be given for the notifier's side");
    if (side === 'notifier' && noticeId && !(await this.decisions.answers(tx, platformId, decision.chain, noticeId))) {
      fault('#/noticeId', 'is no notice that the decision answers');
    }
    const complaint = complaintId && { id: complaintId, side, noticeId };
    if (complaint && !(await this.decisions.isComplaintAbout(tx, platformId, decision.chain, complaint))) {
      fault('#/complaintId', 'is no complaint of this side about the decision');
    }
    return faults;
  }
}
