import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Command, CommandState, Confirmation, ConfirmationOutcome } from './restriction.js';

export type CommandWithOutcome = Command & { readonly lastOutcome: ConfirmationOutcome | null };

/** A confirmation with who gave it. */
export interface NewConfirmation extends Confirmation {
  readonly platformId: string;
  readonly credentialId: string | null;
  readonly staffId: string | null;
  readonly evidenceId: string | null;
}

const columns = `c.platform_id as "platformId", c.id, c.restriction_id as "restrictionId", c.revision, c.kind, c.state, c.channel,
  c.due_at as "dueAt", c.recorded_at as "recordedAt"`;

const confirmationColumns = `f.id, f.command_id as "commandId", f.outcome, f.effective_at as "effectiveAt", f.source,
  f.recorded_at as "recordedAt"`;

/** Rows of commands and their confirmations. Whoever changes one holds the lock of its restriction. */
@Injectable()
export class CommandsRepository {
  async insert(tx: Tx, command: Command): Promise<void> {
    await tx.sql.query(
      `
      insert into enforcement_command (platform_id, id, restriction_id, revision, kind, state, channel, due_at, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        command.platformId,
        command.id,
        command.restrictionId,
        command.revision,
        command.kind,
        command.state,
        command.channel,
        command.dueAt,
        command.recordedAt,
      ],
    );
  }

  async find(tx: Tx, platformId: string, id: string): Promise<Command | null> {
    const { rows } = await tx.sql.query<Command>(
      `select ${columns} from enforcement_command c where c.platform_id = $1 and c.id = $2`,
      [platformId, id],
    );
    return rows[0] ?? null;
  }

  /** The commands of a restriction that are not over, oldest revision first: at most one open, then at most one waiting. */
  async unfinished(tx: Tx, platformId: string, restrictionId: string): Promise<CommandWithOutcome[]> {
    const { rows } = await tx.sql.query<CommandWithOutcome>(
      `
      select ${columns}, (
        select f.outcome
        from enforcement_confirmation f
        where f.platform_id = c.platform_id and f.command_id = c.id
        order by f.recorded_at desc, f.id desc
        limit 1
      ) as "lastOutcome"
      from enforcement_command c
      where c.platform_id = $1 and c.restriction_id = $2 and c.state in ('open', 'waiting')
      order by c.revision`,
      [platformId, restrictionId],
    );
    return rows;
  }

  /** True when this call moved the command; false when it was not in the state that the move leaves. */
  async move(
    tx: Tx,
    { platformId, id, state }: Pick<Command, 'platformId' | 'id' | 'state'>,
    to: CommandState,
    closedAt: Date | null,
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `
      update enforcement_command
      set state = $4, closed_at = $5
      where platform_id = $1 and id = $2 and state = $3`,
      [platformId, id, state, to, closedAt],
    );
    return rowCount === 1;
  }

  async insertConfirmation(tx: Tx, confirmation: NewConfirmation): Promise<void> {
    await tx.sql.query(
      `
      insert into enforcement_confirmation (platform_id, id, command_id, outcome, effective_at, source, credential_id, staff_id,
        evidence_id, recorded_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        confirmation.platformId,
        confirmation.id,
        confirmation.commandId,
        confirmation.outcome,
        confirmation.effectiveAt,
        confirmation.source,
        confirmation.credentialId,
        confirmation.staffId,
        confirmation.evidenceId,
        confirmation.recordedAt,
      ],
    );
  }

  async lastConfirmation(tx: Tx, platformId: string, commandId: string): Promise<Confirmation | null> {
    const { rows } = await tx.sql.query<Confirmation>(
      `
      select ${confirmationColumns}
      from enforcement_confirmation f
      where f.platform_id = $1 and f.command_id = $2
      order by f.recorded_at desc, f.id desc
      limit 1`,
      [platformId, commandId],
    );
    return rows[0] ?? null;
  }

  /** Restrictions whose open command is overdue while a newer one waits. */
  async heldUp(tx: Tx, now: Date, atMost: number): Promise<{ platformId: string; restrictionId: string }[]> {
    const { rows } = await tx.sql.query<{ platformId: string; restrictionId: string }>(
      `
      select c.platform_id as "platformId", c.restriction_id as "restrictionId"
      from enforcement_command c
      join enforcement_command w on w.platform_id = c.platform_id and w.restriction_id = c.restriction_id
        and w.state = 'waiting'
      where c.state = 'open' and c.due_at <= $1
      order by c.due_at, c.id
      limit $2`,
      [now, atMost],
    );
    return rows;
  }
}
