import { Injectable } from '@nestjs/common';
import { Audit, code, type AuditDetails } from '../audit/index.js';
import { callerMay, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Staff } from '../staff/index.js';
import { instructionSettled } from './correspondence.problems.js';
import type { Giver, Instruction, InstructionChannel, Settlement } from './instruction.js';
import { maySettle } from './instruction.rules.js';
import { InstructionsRepository } from './instructions.repository.js';
import { ThingsQuery } from './things.query.js';

export interface NewInstruction {
  readonly caseId?: string;
  readonly accountId?: string;
  readonly contentId?: string;
  readonly giver: Giver;
  readonly channel: InstructionChannel;
  /** Who gave it, and what it said. */
  readonly text: string;
  /** The caller unless told. */
  readonly receivedBy?: string;
  /** Now unless told. */
  readonly receivedAt?: Date;
}

/** Texts are null when the caller may not read them, or when they were erased. */
export type ShownInstruction = Instruction & { readonly text: string | null; readonly settledText: string | null };

export type InstructionsQuery = PageQuery & { readonly from?: Date; readonly to?: Date; readonly caseId?: string };

/** Keeps who told the staff how to treat a case, an account or a content, and whether they followed. */
@Injectable()
export class KeepInstructionsService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly staff: Staff,
    private readonly things: ThingsQuery,
    private readonly instructions: InstructionsRepository,
  ) {}

  /** Problem: `invalid-input`. */
  record(caller: StaffCaller, asked: NewInstruction): Promise<ShownInstruction> {
    const { platformId, staffId } = caller;
    const { caseId = null, accountId = null, contentId = null, receivedBy = staffId, giver, channel, text } = asked;
    if ([caseId, accountId, contentId].filter((id) => id !== null).length !== 1) {
      const detail = 'must be named, or accountId or contentId instead: exactly one of them';
      throw invalidInput([{ pointer: '#/caseId', detail }]);
    }
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const { receivedAt = recordedAt } = asked;
      if (receivedAt > recordedAt)
        throw invalidInput([{ pointer: '#/receivedAt', detail: 'must not lie in the future' }]);
      if (caseId !== null && !(await this.things.exists(tx, platformId, 'caseId', caseId)))
        throw invalidInput([{ pointer: '#/caseId', detail: 'must be on record here' }]);
      if (receivedBy !== staffId && !(await this.staff.find(tx, platformId, receivedBy)))
        throw invalidInput([{ pointer: '#/receivedBy', detail: 'must be a person who works here' }]);
      const sealed = this.texts.prepare({ platformId, kind: 'instruction', text });
      await this.texts.insertMany(tx, [sealed], recordedAt);
      const instruction: Instruction = {
        id: newId(),
        caseId,
        accountId,
        contentId,
        giver,
        channel,
        receivedBy,
        receivedAt,
        enteredBy: staffId,
        state: 'received',
        settledAt: null,
        settledBy: null,
        recordedAt,
        textId: sealed.id,
        settledTextId: null,
      };
      await this.instructions.insert(tx, platformId, instruction, sealed.saltedHash);
      await this.report(tx, platformId, instruction.id, 'instruction.received', { giver: code(giver) });
      return { ...instruction, text, settledText: null };
    });
  }

  /** Says whether it was followed, and why. Problems: `not-found`, `instruction-settled`. */
  settle(caller: StaffCaller, id: string, state: Settlement, reason: string): Promise<ShownInstruction> {
    const { platformId, staffId } = caller;
    return this.db.transaction(async (tx) => {
      const found = await this.instructions.lock(tx, platformId, id);
      if (!found) throw notFound();
      if (!maySettle(found.state, state)) throw instructionSettled(found.state);
      const at = this.clock.now();
      const sealed = this.texts.prepare({ platformId, kind: 'instruction', text: reason });
      await this.texts.insertMany(tx, [sealed], at);
      const settled = { state, by: staffId, at, textId: sealed.id, textHash: sealed.saltedHash };
      await this.instructions.settle(tx, platformId, id, settled);
      await this.report(tx, platformId, id, `instruction.${state}`, {});
      const row = { ...found, state, settledAt: at, settledBy: staffId, settledTextId: sealed.id };
      const [shown] = await this.open(tx, platformId, caller, [row]);
      return { ...shown!, settledText: reason };
    });
  }

  /** Those received in a span of time, by their receipt. */
  list(platformId: string, caller: KeyCaller, asked: InstructionsQuery): Promise<Page<ShownInstruction>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = at === undefined ? null : { at, id: id! };
    const filter = { from: asked.from ?? null, to: asked.to ?? null, caseId: asked.caseId ?? null };
    return this.db.read(async (tx) => {
      const rows = await this.instructions.page(tx, platformId, filter, after, asked.limit + 1);
      const { items, next } = pageOf(rows, asked.limit, (row) => pageKey(row.receivedAt.toISOString(), row.id));
      return { items: await this.open(tx, platformId, caller, items), next };
    });
  }

  private async open(
    tx: Tx,
    platformId: string,
    caller: KeyCaller,
    rows: readonly Instruction[],
  ): Promise<ShownInstruction[]> {
    const mayRead = ({ receivedBy, enteredBy }: Instruction) =>
      callerMay(caller, 'instruction:read-texts') || [receivedBy, enteredBy].includes(caller.staffId ?? '');
    const ids = rows
      .filter(mayRead)
      .flatMap(({ textId, settledTextId }) => (settledTextId === null ? [textId] : [textId, settledTextId]));
    const texts = await this.texts.read(tx, platformId, ids);
    return rows.map((row) => ({
      ...row,
      text: texts.get(row.textId) ?? null,
      settledText: (row.settledTextId && texts.get(row.settledTextId)) ?? null,
    }));
  }

  private report(tx: Tx, platformId: string, entityId: string, action: string, details: AuditDetails): Promise<void> {
    return this.audit.append(tx, [{ platformId, action, entityKind: 'instruction', entityId, details }]);
  }
}
