import { Injectable } from '@nestjs/common';
import { sourceOf } from '../../decisions/index.js';
import type { Tx } from '../../infrastructure/database/index.js';
import { newId } from '../../infrastructure/ids.js';
import { TermsClauses, type TermsClause } from '../../platforms/index.js';
import { Recipients } from '../../recipients/index.js';
import { EarlierCases } from '../../review/index.js';
import { EarlierStaff } from '../../staff/index.js';
import { EarlierReferencesQuery, itemKey, type KnownItem } from '../earlier-references.query.js';
import type { ImportRun, Judged } from '../import-kind.js';
import { before } from '../instants.rules.js';
import type { EarlierDecisionDto } from '../lines/earlier-decision.dto.js';
import type { KnownDecision } from '../run-memory.js';
import { decisionLineFaults, findingsOf } from './decision-line.rules.js';
import type { DecisionRow } from './decision-row.js';

/** What the lines of a set refer to, looked up at once. */
interface References {
  readonly notices: ReadonlyMap<string, KnownItem>;
  readonly orders: ReadonlyMap<string, KnownItem>;
  readonly decisions: ReadonlyMap<string, KnownDecision>;
  readonly staff: ReadonlyMap<string, string>;
  readonly recipients: ReadonlyMap<string, string>;
}

type Fault = (pointer: string, detail: string) => void;

@Injectable()
export class JudgeDecisionsService {
  constructor(
    private readonly references: EarlierReferencesQuery,
    private readonly staff: EarlierStaff,
    private readonly recipients: Recipients,
    private readonly clauses: TermsClauses,
    private readonly cases: EarlierCases,
  ) {}

  async judge(tx: Tx, run: ImportRun, lines: readonly EarlierDecisionDto[]): Promise<Judged<DecisionRow>[]> {
    const references = await this.lookUp(tx, run.profile.id, lines);
    const judged: Judged<DecisionRow>[] = [];
    for (const line of lines) {
      const one = await this.judgeOne(tx, run, line, references);
      if ('row' in one) remember(run, line, one.row, references);
      judged.push(one);
    }
    return judged;
  }

  private async lookUp(tx: Tx, platformId: string, lines: readonly EarlierDecisionDto[]): Promise<References> {
    const named = <T>(of: (line: EarlierDecisionDto) => readonly (T | undefined)[]) => [
      ...new Set(lines.flatMap(of).filter((value): value is T & {} => value !== undefined)),
    ];
    return {
      notices: await this.references.noticeItems(
        tx,
        platformId,
        named(({ items = [] }) => items.map((one) => one.notice)),
      ),
      orders: await this.references.orderItems(
        tx,
        platformId,
        named(({ orders = [] }) => orders.map((one) => one.order)),
      ),
      decisions: await this.references.decisions(
        tx,
        platformId,
        named(({ supersedes }) => [supersedes]),
      ),
      staff: await this.staff.idsOf(
        tx,
        platformId,
        named(({ decidedBy }) => [decidedBy]),
      ),
      recipients: await this.recipients.idsOf(
        tx,
        platformId,
        named(({ statement }) => [statement?.recipient]),
      ),
    };
  }

  private async judgeOne(
    tx: Tx,
    run: ImportRun,
    line: EarlierDecisionDto,
    references: References,
  ): Promise<Judged<DecisionRow>> {
    const errors = decisionLineFaults(line, run.now);
    const fault: Fault = (pointer, detail) => errors.push({ pointer, detail });
    const superseded = supersededBy(run, line, references, fault);
    const items = itemsOf(run, line, references, superseded, fault);
    const orderItems = orderItemsOf(run, line, references, superseded, fault);
    const subjectIds = new Set([...items, ...orderItems].map(({ subjectId }) => subjectId));
    if (superseded) subjectIds.add(superseded.subjectId);
    if (subjectIds.size > 1) fault('#/items', 'must be about one content: a decision is on one');
    const { decidedBy, statement } = line;
    if (decidedBy && !references.staff.has(decidedBy)) fault('#/decidedBy', 'is nobody on the staff here');
    const recipient = statement?.recipient;
    if (recipient && !references.recipients.has(recipient)) {
      fault('#/statement/recipient', 'is no recipient that the platform has described');
    }
    const clauses = await this.clausesOf(tx, run, line, fault);
    if (errors.length > 0) return { errors };
    const subject = subjectIds.size === 0 ? await this.subjectOf(tx, run, line) : null;
    const found = findingsOf(line);
    return {
      row: {
        id: newId(),
        caseId: superseded?.caseId ?? newId(),
        line,
        subjectId: subject?.id ?? [...subjectIds][0]!,
        subject,
        supersedesId: superseded?.id ?? null,
        source: orderItems.length > 0 ? 'order' : sourceOf(askedBy(items)),
        items: items.map((item, index) => ({
          item,
          found: found[index]!,
          clauseId: clauses.get(found[index]!.clause?.code ?? '')?.id ?? null,
        })),
        orderItems,
        groundClause: clauses.get(line.ground?.clause?.code ?? '') ?? null,
        decidedBy: decidedBy ? references.staff.get(decidedBy)! : null,
        recipientId: (recipient ? references.recipients.get(recipient) : subject?.recipientId) ?? null,
      },
    };
  }

  /** By code, in the version that is named, else in the one that was in force then. */
  private async clausesOf(
    tx: Tx,
    { profile }: ImportRun,
    line: EarlierDecisionDto,
    fault: Fault,
  ): Promise<Map<string, TermsClause>> {
    const found = new Map<string, TermsClause>();
    const named = [
      ['#/ground/clause', line.ground?.clause] as const,
      ...findingsOf(line).map((finding) => ['#/finding/clause', finding?.clause] as const),
    ];
    const looked = new Set<string>();
    for (const [pointer, clause] of named) {
      if (!clause || looked.has(clause.code)) continue;
      looked.add(clause.code);
      const { code, version } = clause;
      const known =
        version === undefined
          ? await this.clauses.inForceAt(tx, profile.id, code, line.decidedAt)
          : await this.clauses.find(tx, profile.id, code, version);
      if (known) found.set(code, known);
      else fault(pointer, "must be a clause of the platform's terms, in a version that it had then");
    }
    return found;
  }

  private async subjectOf(tx: Tx, { profile }: ImportRun, { url, contentId }: EarlierDecisionDto) {
    const place =
      url === undefined ? { kind: 'content-id' as const, value: contentId! } : { kind: 'url' as const, value: url };
    return (await this.cases.subjectsOf(tx, profile.id, [place]))[0]!;
  }
}

function askedBy(items: readonly KnownItem[]) {
  const notices = items.filter(({ type }) => type === 'notice');
  return {
    count: items.length,
    hasNotice: notices.length > 0,
    hasTrustedFlagger: notices.some(({ ofTrustedFlagger }) => ofTrustedFlagger),
  };
}

function supersededBy(
  { memory }: ImportRun,
  { supersedes, decidedAt }: EarlierDecisionDto,
  { decisions }: References,
  fault: Fault,
): KnownDecision | null {
  if (supersedes === undefined) return null;
  const superseded = memory.decisions.get(supersedes) ?? decisions.get(supersedes);
  if (!superseded) {
    fault('#/supersedes', 'names no imported decision');
    return null;
  }
  if (superseded.isSuperseded) fault('#/supersedes', 'is superseded by another decision');
  const then = { what: 'the decision that it supersedes', at: superseded.decidedAt };
  for (const { pointer, detail } of before({ field: 'decidedAt', at: decidedAt }, then)) fault(pointer, detail);
  return superseded;
}

function itemsOf(
  { memory }: ImportRun,
  { items = [], decidedAt }: EarlierDecisionDto,
  { notices }: References,
  superseded: KnownDecision | null,
  fault: Fault,
): KnownItem[] {
  const known = items.flatMap(({ notice, item = 1 }, index): KnownItem[] => {
    const at = `#/items/${index}`;
    const found = notices.get(itemKey(notice, item));
    if (!found) fault(`${at}/notice`, 'names no item of an imported notice');
    else if (items.findIndex((one) => one.notice === notice && (one.item ?? 1) === item) < index)
      fault(at, 'is there already');
    else if (!superseded && (found.isAnswered || memory.answered.has(found.itemId))) {
      fault(at, 'is answered by another decision');
    } else if (found.receivedAt > decidedAt) fault('#/decidedAt', 'must not be before the notices that it answers');
    return found ? [found] : [];
  });
  if (superseded && !isSame(known, superseded.itemIds)) {
    fault('#/items', 'must be those that the decision answers which it supersedes');
  }
  return known;
}

function orderItemsOf(
  { memory }: ImportRun,
  { orders = [], decidedAt }: EarlierDecisionDto,
  references: References,
  superseded: KnownDecision | null,
  fault: Fault,
): KnownItem[] {
  const known = orders.flatMap(({ order, item = 1 }, index): KnownItem[] => {
    const at = `#/orders/${index}`;
    const found = references.orders.get(itemKey(order, item));
    if (!found) fault(`${at}/order`, 'names no item of an imported order');
    else if (orders.findIndex((one) => one.order === order && (one.item ?? 1) === item) < index)
      fault(at, 'is there already');
    else if (!superseded && (found.isAnswered || memory.answered.has(found.itemId))) {
      fault(at, 'is answered by another decision');
    } else if (found.receivedAt > decidedAt) fault('#/decidedAt', 'must not be before the orders that it serves');
    return found ? [found] : [];
  });
  if (superseded && !isSame(known, superseded.orderItemIds)) {
    fault('#/orders', 'must be those that the decision serves which it supersedes');
  }
  return known;
}

function isSame(items: readonly KnownItem[], ids: readonly string[]): boolean {
  const own = new Set(items.map(({ itemId }) => itemId));
  return own.size === ids.length && ids.every((id) => own.has(id));
}

function remember({ memory }: ImportRun, line: EarlierDecisionDto, row: DecisionRow, references: References): void {
  const { supersedes, externalId, outcome, decidedAt } = line;
  if (supersedes !== undefined) {
    const superseded = memory.decisions.get(supersedes) ?? references.decisions.get(supersedes)!;
    memory.decisions.set(supersedes, { ...superseded, isSuperseded: true });
  }
  const itemIds = row.items.map(({ item }) => item.itemId);
  const orderItemIds = row.orderItems.map(({ itemId }) => itemId);
  for (const id of [...itemIds, ...orderItemIds]) memory.answered.add(id);
  memory.decisions.set(externalId, {
    id: row.id,
    caseId: row.caseId,
    subjectId: row.subjectId,
    outcome,
    decidedAt,
    decidedBy: row.decidedBy ?? '',
    isSuperseded: false,
    itemIds,
    orderItemIds,
  });
}
