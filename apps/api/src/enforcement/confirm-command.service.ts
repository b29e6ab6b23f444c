import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Orders } from '../orders/index.js';
import { CommandsRepository } from './commands.repository.js';
import { commandNotOpen, confirmedOtherwise } from './enforcement.problems.js';
import {
  commandAfter,
  effectFault,
  effectMeant,
  isInForce,
  moveAfterConfirmation,
  moveOf,
  repeats,
  restrictionAfter,
} from './enforcement.rules.js';
import { FollowCommandService } from './follow-command.service.js';
import type { Command, Confirmation, ConfirmationOutcome, Restriction } from './restriction.js';
import { RestrictionsRepository } from './restrictions.repository.js';
import { ReviseRestrictionService } from './revise-restriction.service.js';

export interface GivenConfirmation {
  readonly platformId: string;
  readonly commandId: string;
  readonly outcome: ConfirmationOutcome;
  /** When it took effect on the platform; null for what failed or was refused. */
  readonly effectiveAt: Date | null;
  /** How it is known, in words; obligatory for a person who confirms by hand. */
  readonly evidence?: string;
  readonly credentialId: string;
  readonly staffId?: string;
}

export interface ConfirmedCommand {
  readonly command: Command;
  readonly restriction: Restriction;
  readonly confirmation: Confirmation;
}

/** Takes what became of a command; the action time of the notices ends with the first effect (DEC-5). */
@Injectable()
export class ConfirmCommandService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly restrictions: RestrictionsRepository,
    private readonly commands: CommandsRepository,
    private readonly revisions: ReviseRestrictionService,
    private readonly following: FollowCommandService,
    private readonly orders: Orders,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The same confirmation again answers the same. Problems: `command-not-open`, `confirmed-otherwise`. */
  confirm(told: GivenConfirmation): Promise<ConfirmedCommand> {
    if (told.staffId && !told.evidence?.trim()) {
      throw invalidInput([{ pointer: '#/evidence', detail: 'must say how you know, when a person confirms' }]);
    }
    return this.db.transaction(async (tx) => {
      const { command, restriction } = await this.lock(tx, told);
      const { platformId, restrictionId, revision } = command;
      const decidedAt = await this.restrictions.revisionAt(tx, platformId, restrictionId, revision);
      const given = { ...told, effectiveAt: effectMeant(told.effectiveAt, decidedAt) };
      const last = await this.commands.lastConfirmation(tx, platformId, command.id);
      if (repeats(given, last)) return { command, restriction, confirmation: last! };
      if (command.state === 'confirmed') throw confirmedOtherwise(last!.outcome);
      if (command.state !== 'open') {
        throw commandNotOpen({ state: command.state, currentRevision: restriction.revision });
      }
      const fault = effectFault(given, decidedAt, this.clock.now());
      if (fault) throw invalidInput([{ pointer: '#/effectiveAt', detail: fault }]);
      const confirmation = await this.record(tx, given);
      const after = await this.moveRestriction(tx, restriction, command, confirmation);
      await this.orders.followEffect(tx, platformId, restriction.decisionId);
      return { command: await this.moveCommand(tx, command, confirmation), restriction: after, confirmation };
    });
  }

  /** The restriction is locked first, and only then its command read: all changes to either go this way. */
  private async lock(tx: Tx, { platformId, commandId }: GivenConfirmation) {
    const found = await this.commands.find(tx, platformId, commandId);
    if (!found) throw notFound();
    const restriction = await this.restrictions.lock(tx, platformId, found.restrictionId);
    const command = await this.commands.find(tx, platformId, commandId);
    return { command: command!, restriction: restriction! };
  }

  private async record(tx: Tx, given: GivenConfirmation): Promise<Confirmation> {
    const { platformId, commandId, outcome, effectiveAt, evidence, credentialId, staffId } = given;
    const recordedAt = this.clock.now();
    const sealed = evidence ? this.texts.prepare({ platformId, kind: 'enforcement-evidence', text: evidence }) : null;
    if (sealed) await this.texts.insertMany(tx, [sealed], recordedAt);
    const source: Confirmation['source'] = staffId ? 'staff' : 'platform';
    const confirmation = { id: newId(), commandId, outcome, effectiveAt, source, recordedAt };
    await this.commands.insertConfirmation(tx, {
      ...confirmation,
      platformId,
      credentialId,
      staffId: staffId ?? null,
      evidenceId: sealed?.id ?? null,
    });
    await this.audit.append(tx, [
      {
        platformId,
        action: 'enforcement.confirmed',
        article: '17(1)',
        entityKind: 'enforcement-command',
        entityId: commandId,
        details: { outcome: code(outcome), effectiveAt, source: code(source) },
      },
    ]);
    return confirmation;
  }

  private async moveRestriction(
    tx: Tx,
    restriction: Restriction,
    command: Command,
    { outcome, effectiveAt, recordedAt }: Confirmation,
  ): Promise<Restriction> {
    const move = moveOf(command.kind, outcome);
    if (!move) return restriction;
    if (move === 'gone' && isInForce(restriction.state)) {
      const ended = {
        ...restriction,
        state: restrictionAfter(restriction.state, move)!,
        revision: restriction.revision + 1,
      };
      const occurredAt = effectiveAt!;
      await this.revisions.record(tx, {
        restriction: ended,
        kind: 'expired',
        causeDecisionId: null,
        occurredAt,
        recordedAt,
      });
      return ended;
    }
    const isCurrent = command.revision === restriction.revision;
    const after = {
      ...restriction,
      state: isCurrent ? restrictionAfter(restriction.state, move)! : restriction.state,
      inEffectAt: restriction.inEffectAt ?? (move === 'effect' ? effectiveAt : null),
    };
    await this.restrictions.update(tx, after);
    return after;
  }

  private async moveCommand(tx: Tx, command: Command, { outcome, recordedAt }: Confirmation): Promise<Command> {
    const unfinished = await this.commands.unfinished(tx, command.platformId, command.restrictionId);
    const waiting = unfinished.find((other) => other.state === 'waiting');
    const move = moveAfterConfirmation(outcome, waiting !== undefined);
    if (!move) return command;
    const state = commandAfter(command.state, move)!;
    await this.commands.move(tx, command, state, recordedAt);
    if (waiting) await this.leave(tx, waiting, outcome, recordedAt);
    return { ...command, state };
  }

  /** What is gone can be lifted all the same, so that the platform says so; to change it would be pointless. */
  private async leave(tx: Tx, waiting: Command, outcome: ConfirmationOutcome, now: Date): Promise<void> {
    if (outcome === 'gone' && waiting.kind === 'change') await this.commands.move(tx, waiting, 'superseded', now);
    else await this.following.follow(tx, waiting);
  }
}
