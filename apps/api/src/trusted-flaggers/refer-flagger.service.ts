import { Injectable } from '@nestjs/common';
import { Audit, code, type NewAuditEntry } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { ChangeStatusService } from './change-status.service.js';
import type { DayPeriod } from './period.rules.js';
import {
  stateAfterStep,
  statusChangeOf,
  type CoordinatorAnswer,
  type ReferralChannel,
  type ReferralStep,
} from './referral.rules.js';
import { ReferralsRepository, type ReferralRow } from './referrals.repository.js';
import { referralStateConflict } from './trusted-flagger.problems.js';
import { TrustedFlaggersRepository } from './trusted-flaggers.repository.js';

export interface PreparedReferral extends DayPeriod {
  /** Why the Coordinator is told, by staff. */
  readonly explanation: string;
  /** Given when it was sent already. */
  readonly sent?: SentReferral;
}

export interface SentReferral {
  readonly sentAt: Date;
  readonly channel: ReferralChannel;
}

/** A referral with its text; null where it was erased. */
export type ShownReferral = ReferralRow & { readonly explanation: string | null };

/** Tells the Coordinator of a flagger's bad notices (Art. 22(6)): people judge, prepare, send and record; nothing goes by itself. */
@Injectable()
export class ReferFlaggerService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly audit: Audit,
    private readonly texts: SealedTexts,
    private readonly flaggers: TrustedFlaggersRepository,
    private readonly referrals: ReferralsRepository,
    private readonly status: ChangeStatusService,
  ) {}

  /** Problems: `not-found`, `invalid-input`. */
  prepare(by: StaffCaller, flaggerId: string, prepared: PreparedReferral): Promise<ShownReferral> {
    const { from, to, explanation, sent } = prepared;
    const now = this.clock.now();
    if (to < from) throw invalidInput([{ pointer: '#/to', detail: 'must not be before from: it is the last day' }]);
    if (sent) refuseFuture(sent.sentAt, now, '#/sentAt');
    const { platformId, staffId } = by;
    return this.db.transaction(async (tx) => {
      if (!(await this.flaggers.find(tx, platformId, flaggerId))) throw notFound();
      const text = this.texts.prepare({ platformId, kind: 'flagger-referral', text: explanation });
      await this.texts.insertMany(tx, [text], now);
      const id = newId();
      await this.referrals.insert(
        tx,
        platformId,
        {
          id,
          flaggerId,
          from,
          to,
          explanationId: text.id,
          explanationHash: text.saltedHash,
          preparedBy: staffId,
        },
        now,
      );
      await this.audit.append(tx, [
        auditOf(platformId, id, 'prepared', { flaggerId: code(flaggerId), from: code(from), to: code(to) }),
      ]);
      if (sent) await this.recordSent(tx, by, flaggerId, id, sent, now);
      return { ...(await this.referrals.find(tx, platformId, flaggerId, id))!, explanation };
    });
  }

  /** Records that it was sent. Problems: `not-found`, `invalid-input`, `referral-state-conflict`. */
  async send(by: StaffCaller, flaggerId: string, id: string, sent: SentReferral): Promise<ShownReferral> {
    const now = this.clock.now();
    refuseFuture(sent.sentAt, now, '#/sentAt');
    await this.db.transaction((tx) => this.recordSent(tx, by, flaggerId, id, sent, now));
    return this.show(by.platformId, flaggerId, id);
  }

  /**
   * Records what the Coordinator answered; a suspension or revocation holds from then on. Problems: `not-found`, `invalid-input`,
   * `referral-state-conflict`, `flagger-status-conflict`.
   */
  async answer(
    by: StaffCaller,
    flaggerId: string,
    id: string,
    { answeredAt, answer }: { answeredAt: Date; answer: CoordinatorAnswer },
  ): Promise<ShownReferral> {
    const now = this.clock.now();
    refuseFuture(answeredAt, now, '#/answeredAt');
    const { platformId } = by;
    await this.db.transaction(async (tx) => {
      const { sentAt } = await this.mayTake(tx, platformId, flaggerId, id, 'answered');
      if (answeredAt < sentAt!) {
        throw invalidInput([{ pointer: '#/answeredAt', detail: 'must not be before it was sent' }]);
      }
      const event = { referralId: id, kind: 'answered', channel: null, answer, occurredAt: answeredAt } as const;
      await this.referrals.insertEvent(tx, platformId, { ...event, staffId: by.staffId }, now);
      const change = statusChangeOf[answer];
      if (change) await this.status.answer(tx, platformId, flaggerId, change, answeredAt);
      await this.audit.append(tx, [auditOf(platformId, id, 'answered', { answer: code(answer), answeredAt })]);
    });
    return this.show(platformId, flaggerId, id);
  }

  /** Problem: `not-found`. */
  show(platformId: string, flaggerId: string, id: string): Promise<ShownReferral> {
    return this.db.read(async (tx) => {
      const referral = await this.referrals.find(tx, platformId, flaggerId, id);
      if (!referral) throw notFound();
      return (await this.withTexts(tx, platformId, [referral]))[0]!;
    });
  }

  /** Problem: `not-found`. */
  list(platformId: string, flaggerId: string, { limit, after }: PageQuery): Promise<Page<ShownReferral>> {
    const [afterId] = readPageKey(after, ['id']) ?? [];
    return this.db.read(async (tx) => {
      if (!(await this.flaggers.find(tx, platformId, flaggerId))) throw notFound();
      const rows = await this.referrals.page(tx, platformId, flaggerId, afterId, limit + 1);
      return pageOf(await this.withTexts(tx, platformId, rows), limit, ({ id }) => pageKey(id));
    });
  }

  private async recordSent(
    tx: Tx,
    { platformId, staffId }: StaffCaller,
    flaggerId: string,
    id: string,
    { sentAt, channel }: SentReferral,
    now: Date,
  ): Promise<void> {
    await this.mayTake(tx, platformId, flaggerId, id, 'sent');
    const event = { referralId: id, kind: 'sent', channel, answer: null, occurredAt: sentAt, staffId } as const;
    await this.referrals.insertEvent(tx, platformId, event, now);
    await this.audit.append(tx, [auditOf(platformId, id, 'sent', { channel: code(channel), sentAt })]);
  }

  /** Two at once are told apart by the constraint `trusted_flagger_referral_event_once`. */
  private async mayTake(
    tx: Tx,
    platformId: string,
    flaggerId: string,
    id: string,
    step: ReferralStep,
  ): Promise<ReferralRow> {
    const referral = await this.referrals.find(tx, platformId, flaggerId, id);
    if (!referral) throw notFound();
    if (!stateAfterStep(referral.state, step)) throw referralStateConflict(referral.state);
    return referral;
  }

  private async withTexts(tx: Tx, platformId: string, rows: readonly ReferralRow[]): Promise<ShownReferral[]> {
    const texts = await this.texts.read(
      tx,
      platformId,
      rows.map(({ explanationId }) => explanationId),
    );
    return rows.map((row) => ({ ...row, explanation: texts.get(row.explanationId) ?? null }));
  }
}

function refuseFuture(instant: Date, now: Date, pointer: string): void {
  if (instant > now) throw invalidInput([{ pointer, detail: 'must not be in the future' }]);
}

function auditOf(platformId: string, id: string, what: string, details: NewAuditEntry['details']): NewAuditEntry {
  return {
    platformId,
    action: `flagger-referral.${what}`,
    article: '22(6)',
    entityKind: 'flagger-referral',
    entityId: id,
    details,
  };
}
