import { Injectable } from '@nestjs/common';
import { EarlierDisputes, type EarlierDispute } from '../../disputes/index.js';
import type { Tx } from '../../infrastructure/database/index.js';
import { newId } from '../../infrastructure/ids.js';
import type { FieldError } from '../../infrastructure/validation/index.js';
import { EarlierStaff } from '../../staff/index.js';
import {
  EarlierRedressQuery,
  type ComplainingNotice,
  type ContestedDecision,
  type KnownComplaint,
} from '../earlier-redress.query.js';
import type { ImportKind, ImportRun, Judged } from '../import-kind.js';
import { afterNow, before } from '../instants.rules.js';
import { EarlierDisputeDto } from '../lines/earlier-dispute.dto.js';

interface References {
  readonly decisions: ReadonlyMap<string, ContestedDecision>;
  readonly notices: ReadonlyMap<string, ComplainingNotice>;
  readonly complaints: ReadonlyMap<string, KnownComplaint>;
  readonly bodies: ReadonlyMap<string, string>;
  readonly taken: ReadonlySet<string>;
}

/** Disputes about imported decisions (Art. 21) that are over. */
@Injectable()
export class DisputesKind implements ImportKind<EarlierDisputeDto, EarlierDispute> {
  readonly name = 'disputes';
  readonly line = EarlierDisputeDto;
  readonly csv = {
    booleans: ['implemented', 'fees.borneByProvider', 'fees.badFaith'],
    numbers: ['fees.feesCents', 'fees.expensesCents'],
    lists: [],
  };

  constructor(
    private readonly references: EarlierRedressQuery,
    private readonly staff: EarlierStaff,
    private readonly disputes: EarlierDisputes,
  ) {}

  async judge(tx: Tx, run: ImportRun, lines: readonly EarlierDisputeDto[]): Promise<Judged<EarlierDispute>[]> {
    const { id } = run.profile;
    const named = (of: (line: EarlierDisputeDto) => string | undefined) => lines.flatMap((line) => of(line) ?? []);
    const references: References = {
      decisions: await this.references.decisions(
        tx,
        id,
        named(({ decision }) => decision),
      ),
      notices: await this.references.notices(
        tx,
        id,
        named(({ notice }) => notice),
      ),
      complaints: await this.references.complaints(
        tx,
        id,
        named(({ complaint }) => complaint),
      ),
      bodies: await this.references.bodies(
        tx,
        id,
        named(({ body }) => body),
      ),
      taken: await this.references.disputesNamed(
        tx,
        id,
        named(({ bodyReference }) => bodyReference),
      ),
    };
    return lines.map((line) => judgeOne(run, line, references));
  }

  async write(tx: Tx, { profile, batchId, now }: ImportRun, disputes: readonly EarlierDispute[]): Promise<void> {
    const staffId = await this.staff.nobodyKnown(tx, profile.id, now);
    await this.disputes.insertMany(tx, { profile, id: batchId, staffId }, disputes, now);
  }
}

function judgeOne(run: ImportRun, line: EarlierDisputeDto, references: References): Judged<EarlierDispute> {
  const { receivedByBodyAt, notifiedAt = receivedByBodyAt, repliedAt, decidedAt, outcomeNotifiedAt = decidedAt } = line;
  const decision = references.decisions.get(line.decision);
  const bodyId = references.bodies.get(line.body);
  const name = `${bodyId} ${line.bodyReference}`;
  const isTaken = bodyId !== undefined && (references.taken.has(name) || run.memory.taken.has(name));
  const errors = [
    ...afterNow({ receivedByBodyAt, notifiedAt, repliedAt, decidedAt, outcomeNotifiedAt }, run.now),
    ...before({ field: 'receivedByBodyAt', at: receivedByBodyAt }, { what: 'the decision', at: decision?.decidedAt }),
    ...before({ field: 'notifiedAt', at: notifiedAt }, { what: 'the receipt by the body', at: receivedByBodyAt }),
    ...before({ field: 'repliedAt', at: repliedAt }, { what: 'the provider was told', at: notifiedAt }),
    ...before({ field: 'decidedAt', at: decidedAt }, { what: 'the receipt by the body', at: receivedByBodyAt }),
    ...before({ field: 'outcomeNotifiedAt', at: outcomeNotifiedAt }, { what: 'the outcome', at: decidedAt }),
    ...(bodyId === undefined ? [{ pointer: '#/body', detail: 'is no body of the register here' }] : []),
    ...(isTaken ? [{ pointer: '#/bodyReference', detail: 'is that of a dispute on record' }] : []),
    ...partyFaults(line, decision, references),
    ...outcomeFaults(line),
  ];
  if (errors.length > 0) return { errors };
  run.memory.taken.add(name);
  return {
    row: {
      id: newId(),
      externalId: line.externalId,
      bodyId: bodyId!,
      bodyReference: line.bodyReference,
      decisionId: decision!.id,
      complaintId: line.complaint === undefined ? null : references.complaints.get(line.complaint)!.id,
      side: line.side,
      noticeId: line.notice === undefined ? null : references.notices.get(line.notice)!.id,
      recipientId: line.side === 'recipient' ? decision!.recipientId : null,
      receivedByBodyAt,
      notifiedAt,
      repliedAt: repliedAt ?? null,
      outcome: line.outcome,
      decidedAt,
      outcomeNotifiedAt,
      implemented: line.implemented ?? null,
      fees: line.fees ? { ...line.fees } : null,
    },
  };
}

function partyFaults(
  line: EarlierDisputeDto,
  decision: ContestedDecision | undefined,
  { notices, complaints }: References,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (!decision) fault('#/decision', 'names no imported decision');
  const notice = line.notice === undefined ? undefined : notices.get(line.notice);
  if (line.side === 'recipient' && line.notice !== undefined) fault('#/notice', "goes with the notifier's side only");
  if (line.side === 'notifier' && line.notice === undefined) fault('#/notice', "must be given for the notifier's side");
  if (line.side === 'notifier' && line.notice !== undefined) {
    if (!notice) fault('#/notice', 'names no imported notice');
    else if (decision && !notice.decisionIds.includes(decision.id))
      fault('#/notice', 'is no notice that the decision answers');
  }
  if (line.complaint !== undefined) {
    const complaint = complaints.get(line.complaint);
    if (!complaint) fault('#/complaint', 'names no imported complaint');
    else if (
      complaint.decisionId !== decision?.id ||
      complaint.side !== line.side ||
      complaint.noticeId !== (notice?.id ?? null)
    ) {
      fault('#/complaint', 'is no complaint of this side about the decision');
    }
  }
  return faults;
}

function outcomeFaults({ outcome, implemented, fees }: EarlierDisputeDto): FieldError[] {
  const isReversal = outcome === 'reversed' || outcome === 'partly-reversed';
  return [
    ...(implemented !== undefined && !isReversal
      ? [{ pointer: '#/implemented', detail: 'goes with a reversal only' }]
      : []),
    ...(fees && outcome === 'reversed' && !fees.borneByProvider
      ? [{ pointer: '#/fees/borneByProvider', detail: 'must be true: the provider lost (Art. 21(5))' }]
      : []),
    ...(fees?.badFaith && outcome !== 'upheld'
      ? [{ pointer: '#/fees/badFaith', detail: 'goes with the outcome upheld only (Art. 21(5))' }]
      : []),
  ];
}
