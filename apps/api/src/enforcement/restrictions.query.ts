import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type {
  Command,
  CommandKind,
  CommandState,
  Confirmation,
  ConfirmationOutcome,
  Restriction,
  RevisionKind,
} from './restriction.js';

/** A restriction and how far the platform has followed its newest revision. */
export type RestrictionView = Restriction & {
  readonly command:
    | (Pick<Command, 'id' | 'kind' | 'state' | 'channel' | 'revision' | 'dueAt'> & {
        lastOutcome: ConfirmationOutcome | null;
      })
    | null;
};

export interface RevisionView {
  readonly revision: number;
  readonly kind: RevisionKind;
  readonly causeDecisionId: string | null;
  readonly territory: readonly string[];
  readonly endsAt: Date | null;
  readonly occurredAt: Date;
  readonly command: {
    id: string;
    kind: CommandKind;
    state: CommandState;
    channel: Command['channel'];
    dueAt: Date;
  } | null;
  readonly confirmations: readonly Confirmation[];
}

interface ViewRow extends Restriction {
  readonly commandId: string | null;
  readonly commandKind: CommandKind;
  readonly commandState: CommandState;
  readonly commandChannel: Command['channel'];
  readonly commandRevision: number;
  readonly commandDueAt: Date;
  readonly lastOutcome: ConfirmationOutcome | null;
}

/** The command shown is the one in flight, or else that of the newest revision. */
const select = `
  select r.platform_id as "platformId", r.id, r.decision_id as "decisionId", r.subject_id as "subjectId", r.type, r.state,
    r.revision, r.territory, r.imposed_at as "imposedAt", r.ends_at as "endsAt", r.in_effect_at as "inEffectAt",
    c.id as "commandId", c.kind as "commandKind", c.state as "commandState", c.channel as "commandChannel",
    c.revision as "commandRevision", c.due_at as "commandDueAt", f.outcome as "lastOutcome"
  from restriction r
  left join lateral (
    select k.id, k.kind, k.state, k.channel, k.revision, k.due_at
    from enforcement_command k
    where k.platform_id = r.platform_id and k.restriction_id = r.id
    order by k.state = 'open' desc, k.revision desc
    limit 1
  ) c on true
  left join lateral (
    select e.outcome
    from enforcement_confirmation e
    where e.platform_id = r.platform_id and e.command_id = c.id
    order by e.recorded_at desc, e.id desc
    limit 1
  ) f on true`;

@Injectable()
export class RestrictionsQuery {
  async find(tx: Tx, platformId: string, id: string): Promise<RestrictionView | null> {
    const { rows } = await tx.sql.query<ViewRow>(`${select} where r.platform_id = $1 and r.id = $2`, [platformId, id]);
    return rows[0] ? toView(rows[0]) : null;
  }

  /** By id, which is the order in which they were recorded; one more than the limit. */
  async list(
    tx: Tx,
    { platformId, state, after, limit }: { platformId: string; state?: string; after?: string; limit: number },
  ): Promise<RestrictionView[]> {
    const { rows } = await tx.sql.query<ViewRow>(
      `${select}
      where r.platform_id = $1 and ($2::text is null or r.state = $2) and ($3::uuid is null or r.id > $3)
      order by r.id
      limit $4`,
      [platformId, state ?? null, after ?? null, limit + 1],
    );
    return rows.map(toView);
  }

  /** What any of these decisions imposed. */
  async ofDecisions(tx: Tx, platformId: string, decisionIds: readonly string[]): Promise<RestrictionView[]> {
    const { rows } = await tx.sql.query<ViewRow>(
      `${select}
      where r.platform_id = $1 and r.decision_id = any ($2::uuid[])
      order by r.id`,
      [platformId, decisionIds],
    );
    return rows.map(toView);
  }

  async revisions(tx: Tx, platformId: string, restrictionId: string): Promise<RevisionView[]> {
    const { rows } = await tx.sql.query<RevisionRow>(
      `
      select x.revision, x.kind, x.cause_decision_id as "causeDecisionId", x.territory, x.ends_at as "endsAt",
        x.occurred_at as "occurredAt", c.id as "commandId", c.kind as "commandKind", c.state as "commandState", c.channel,
        c.due_at as "dueAt"
      from restriction_change x
      left join enforcement_command c on c.platform_id = x.platform_id and c.restriction_id = x.restriction_id
        and c.revision = x.revision
      where x.platform_id = $1 and x.restriction_id = $2
      order by x.revision`,
      [platformId, restrictionId],
    );
    const commandIds = rows.flatMap((row) => row.commandId ?? []);
    const { rows: confirmations } = await tx.sql.query<Confirmation>(
      `
      select f.id, f.command_id as "commandId", f.outcome, f.effective_at as "effectiveAt", f.source,
        f.recorded_at as "recordedAt"
      from enforcement_confirmation f
      where f.platform_id = $1 and f.command_id = any ($2::uuid[])
      order by f.recorded_at, f.id`,
      [platformId, commandIds],
    );
    return rows.map(({ commandId, commandKind, commandState, channel, dueAt, ...revision }) => ({
      ...revision,
      command: commandId ? { id: commandId, kind: commandKind, state: commandState, channel, dueAt } : null,
      confirmations: confirmations.filter((confirmation) => confirmation.commandId === commandId),
    }));
  }
}

interface RevisionRow extends Omit<RevisionView, 'command' | 'confirmations'> {
  readonly commandId: string | null;
  readonly commandKind: CommandKind;
  readonly commandState: CommandState;
  readonly channel: Command['channel'];
  readonly dueAt: Date;
}

function toView(row: ViewRow): RestrictionView {
  const {
    commandId,
    commandKind,
    commandState,
    commandChannel,
    commandRevision,
    commandDueAt,
    lastOutcome,
    ...restriction
  } = row;
  const command = commandId && {
    id: commandId,
    kind: commandKind,
    state: commandState,
    channel: commandChannel,
    revision: commandRevision,
    dueAt: commandDueAt,
    lastOutcome,
  };
  return { ...restriction, command: command || null };
}
