import { Injectable } from '@nestjs/common';
import {
  EarlierComplaints,
  possibleBases,
  windowOf,
  type Basis,
  type EarlierComplaint,
} from '../../complaints/index.js';
import type { Tx } from '../../infrastructure/database/index.js';
import { newId } from '../../infrastructure/ids.js';
import type { FieldError } from '../../infrastructure/validation/index.js';
import { EarlierRedressQuery, type ComplainingNotice, type ContestedDecision } from '../earlier-redress.query.js';
import type { ImportKind, ImportRun, Judged } from '../import-kind.js';
import { afterNow, before } from '../instants.rules.js';
import { EarlierComplaintDto } from '../lines/earlier-complaint.dto.js';

/** Complaints about imported decisions (Art. 20), each with its end. */
@Injectable()
export class ComplaintsKind implements ImportKind<EarlierComplaintDto, EarlierComplaint> {
  readonly name = 'complaints';
  readonly line = EarlierComplaintDto;
  readonly csv = { booleans: ['manifestlyUnfounded', 'imposesNewRestriction'], numbers: [], lists: [] };

  constructor(
    private readonly references: EarlierRedressQuery,
    private readonly complaints: EarlierComplaints,
  ) {}

  async judge(tx: Tx, run: ImportRun, lines: readonly EarlierComplaintDto[]): Promise<Judged<EarlierComplaint>[]> {
    const named = lines.flatMap(({ decision, newDecision }) => [decision, ...(newDecision ? [newDecision] : [])]);
    const decisions = await this.references.decisions(tx, run.profile.id, named);
    const notices = await this.references.notices(
      tx,
      run.profile.id,
      lines.flatMap(({ notice }) => notice ?? []),
    );
    return lines.map((line) => judgeOne(run, line, { decisions, notices }));
  }

  write(tx: Tx, { profile, batchId, now }: ImportRun, complaints: readonly EarlierComplaint[]): Promise<void> {
    return this.complaints.insertMany(tx, { platformId: profile.id, id: batchId }, complaints, now);
  }
}

interface References {
  readonly decisions: ReadonlyMap<string, ContestedDecision>;
  readonly notices: ReadonlyMap<string, ComplainingNotice>;
}

function judgeOne(
  { profile, now }: ImportRun,
  line: EarlierComplaintDto,
  references: References,
): Judged<EarlierComplaint> {
  const { receivedAt, informedAt, decidedAt, outcome, side } = line;
  const decision = references.decisions.get(line.decision);
  const notice = line.notice === undefined ? undefined : references.notices.get(line.notice);
  const next = line.newDecision === undefined ? undefined : references.decisions.get(line.newDecision);
  const window = informedAt && windowOf(informedAt, profile.timeZone);
  const errors = [
    ...afterNow({ receivedAt, informedAt, decidedAt }, now),
    ...before({ field: 'decidedAt', at: decidedAt }, { what: 'the complaint', at: receivedAt }),
    ...before({ field: 'receivedAt', at: receivedAt }, { what: 'the decision', at: decision?.decidedAt }),
    ...(window && receivedAt >= window.endsAt
      ? [{ pointer: '#/informedAt', detail: 'must be left out: the complaint came after the six months (Art. 20(1))' }]
      : []),
    ...referenceFaults(line, decision, notice, next),
    ...outcomeFaults(line),
  ];
  const possible = decision
    ? possibleBases({
        side,
        outcome: decision.outcome,
        restrictions: decision.restrictions,
        foundAny: notice?.foundBy.includes(decision.id) ?? false,
      })
    : [];
  const basis: Basis | undefined = line.basis ?? possible[0];
  if (decision && (basis === undefined || !possible.includes(basis))) {
    errors.push({
      pointer: '#/basis',
      detail: 'must be something that the decision did to who complains (Art. 20(1))',
    });
  }
  if (errors.length > 0) return { errors };
  const omission = outcome === 'withdrawn' || outcome === 'settled' ? outcome : null;
  const { id: decisionId, caseId, decidedBy: firstDecider, language, skill } = decision!;
  return {
    row: {
      id: newId(),
      externalId: line.externalId,
      about: { decisionId, caseId, firstDecider, language, skill },
      side,
      noticeId: notice?.id ?? null,
      recipientId: side === 'recipient' ? decision!.recipientId : null,
      flaggedUnderTerms: notice?.type === 'terms-flag',
      ofTrustedFlagger: notice?.ofTrustedFlagger ?? false,
      basis: basis!,
      channel: line.channel ?? 'form',
      receivedAt,
      informed: informedAt && window ? { at: informedAt, windowEndsAt: window.endsAt } : null,
      language: line.language ?? null,
      text: line.text ?? '',
      complainant: { ...line.complainant },
      outcome: omission ? 'no-decision' : (outcome as EarlierComplaint['outcome']),
      omission,
      decidedAt,
      reasons: line.reasons ?? null,
      manifestlyUnfounded: line.manifestlyUnfounded ?? false,
      newDecisionId: next?.id ?? null,
      imposesNewRestriction: line.imposesNewRestriction ?? false,
    },
  };
}

function referenceFaults(
  line: EarlierComplaintDto,
  decision: ContestedDecision | undefined,
  notice: ComplainingNotice | undefined,
  next: ContestedDecision | undefined,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (!decision) fault('#/decision', 'names no imported decision');
  if (line.side === 'recipient' && line.notice !== undefined) fault('#/notice', "goes with the notifier's side only");
  if (line.side === 'notifier' && line.notice === undefined) fault('#/notice', "must be given for the notifier's side");
  if (line.side === 'notifier' && line.notice !== undefined) {
    if (!notice) fault('#/notice', 'names no imported notice');
    else if (decision && !notice.decisionIds.includes(decision.id))
      fault('#/notice', 'is no notice that the decision answers');
  }
  if (line.newDecision !== undefined) {
    if (!next) fault('#/newDecision', 'names no imported decision');
    else if (decision && (next.caseId !== decision.caseId || next.id === decision.id)) {
      fault('#/newDecision', 'must have taken the place of the decision complained of');
    }
  }
  return faults;
}

function outcomeFaults({
  outcome,
  newDecision,
  manifestlyUnfounded,
  imposesNewRestriction,
}: EarlierComplaintDto): FieldError[] {
  const isReversal = outcome === 'reversed' || outcome === 'partly-reversed';
  return [
    ...(newDecision !== undefined && !isReversal
      ? [{ pointer: '#/newDecision', detail: 'goes with a reversal only' }]
      : []),
    ...(manifestlyUnfounded && outcome !== 'upheld'
      ? [{ pointer: '#/manifestlyUnfounded', detail: 'goes with the outcome upheld only' }]
      : []),
    ...(imposesNewRestriction && newDecision === undefined
      ? [{ pointer: '#/imposesNewRestriction', detail: 'goes with newDecision only' }]
      : []),
  ];
}
