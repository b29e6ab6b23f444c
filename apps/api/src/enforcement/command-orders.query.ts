import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Notices, type ItemLocation } from '../notices/index.js';
import { Orders } from '../orders/index.js';
import type { CommandKind, CommandState, ConfirmationOutcome } from './restriction.js';
import type { EnforcementChannel, RestrictionType } from '../platforms/index.js';

/** All that the platform needs to carry a command out. */
export interface CommandOrder {
  readonly commandId: string;
  readonly kind: CommandKind;
  readonly state: CommandState;
  readonly channel: EnforcementChannel;
  readonly restrictionId: string;
  readonly revision: number;
  readonly type: RestrictionType;
  readonly territory: readonly string[];
  readonly endsAt: Date | null;
  readonly subject: {
    readonly kind: string;
    /** The platform's own id and version; null for a location that the platform has not described. */
    readonly contentId: string | null;
    readonly version: number | null;
    readonly locations: readonly string[];
  };
  /** The decision that this revision follows from, and its statement. */
  readonly decisionId: string;
  readonly statementId: string | null;
  readonly decidedAt: Date;
  readonly dueAt: Date;
  /** Other restrictions of the same type on the same subject: while there are any, a lift makes nothing visible again. */
  readonly alsoRestrictedBy: readonly string[];
  readonly lastOutcome: ConfirmationOutcome | null;
  /** Of the case that was decided: who may read where its subject is. */
  readonly caseSkill: string;
}

interface OrderRow extends Omit<CommandOrder, 'subject'> {
  readonly subjectKind: string;
  readonly contentId: string | null;
  readonly version: number | null;
  readonly itemId: string | null;
  readonly caseId: string;
}

export interface OpenCommandsFilter {
  readonly platformId: string;
  /** Only those due before this instant. */
  readonly dueBefore?: Date;
  readonly after?: { recordedAt: Date; id: string };
  readonly limit: number;
}

const select = `
  select c.id as "commandId", c.kind, c.state, c.channel, c.restriction_id as "restrictionId", c.revision, r.type,
    x.territory, x.ends_at as "endsAt", s.kind as "subjectKind", o.external_id as "contentId", s.content_version as version,
    coalesce(x.cause_decision_id, r.decision_id) as "decisionId", cause.statement_id as "statementId",
    x.occurred_at as "decidedAt", c.due_at as "dueAt", d.primary_item_id as "itemId", d.case_id as "caseId", k.skill as "caseSkill",
    array(
      select other.id
      from restriction other
      where other.platform_id = r.platform_id and other.subject_id = r.subject_id and other.type = r.type
        and other.id <> r.id and other.state in ('imposed', 'in-effect', 'failed')
      order by other.id
    ) as "alsoRestrictedBy",
    (
      select f.outcome
      from enforcement_confirmation f
      where f.platform_id = c.platform_id and f.command_id = c.id
      order by f.recorded_at desc, f.id desc
      limit 1
    ) as "lastOutcome"
  from enforcement_command c
  join restriction r on r.platform_id = c.platform_id and r.id = c.restriction_id
  join restriction_change x on x.platform_id = c.platform_id and x.restriction_id = c.restriction_id and x.revision = c.revision
  join decision d on d.platform_id = r.platform_id and d.id = r.decision_id
  join review_case k on k.platform_id = d.platform_id and k.id = d.case_id
  join decision cause on cause.platform_id = r.platform_id and cause.id = coalesce(x.cause_decision_id, r.decision_id)
  join subject s on s.platform_id = r.platform_id and s.id = r.subject_id
  left join content o on o.platform_id = s.platform_id and o.id = s.content_id`;

/** Reads across rooms: what is to be restricted is known to the decision, the review and the notices. */
@Injectable()
export class CommandOrdersQuery {
  constructor(
    private readonly notices: Notices,
    private readonly orders: Orders,
  ) {}

  /** In the order of their revisions. */
  async byIds(tx: Tx, platformId: string, commandIds: readonly string[]): Promise<CommandOrder[]> {
    const { rows } = await tx.sql.query<OrderRow>(
      `${select}
      where c.platform_id = $1 and c.id = any ($2::uuid[])
      order by c.recorded_at, c.id`,
      [platformId, commandIds],
    );
    return this.located(tx, platformId, rows);
  }

  /** Open commands by age, one more than the limit. */
  async open(
    tx: Tx,
    { platformId, dueBefore, after, limit }: OpenCommandsFilter,
  ): Promise<(CommandOrder & { recordedAt: Date })[]> {
    const { rows } = await tx.sql.query<OrderRow & { recordedAt: Date }>(
      `${select.replace('select c.id', 'select c.recorded_at as "recordedAt", c.id')}
      where c.platform_id = $1 and c.state = 'open' and ($2::timestamptz is null or c.due_at < $2)
        and ($3::timestamptz is null or (c.recorded_at, c.id) > ($3, $4::uuid))
      order by c.recorded_at, c.id
      limit $5`,
      [platformId, dueBefore ?? null, after?.recordedAt ?? null, after?.id ?? null, limit + 1],
    );
    return this.located(tx, platformId, rows);
  }

  private async located<Row extends OrderRow>(tx: Tx, platformId: string, rows: readonly Row[]) {
    const itemIds = rows.flatMap((row) => row.itemId ?? []);
    const locations =
      itemIds.length > 0 ? await this.notices.locationsOf(tx, platformId, itemIds) : new Map<string, ItemLocation>();
    const ordered = await this.orders.locationsOfCases(
      tx,
      platformId,
      rows.flatMap((row) => (row.itemId === null ? row.caseId : [])),
    );
    return rows.map(({ subjectKind, contentId, version, itemId, caseId, ...row }) => {
      const location = itemId === null ? ordered.get(caseId) : locations.get(itemId);
      return {
        ...row,
        subject: { kind: subjectKind, contentId, version, locations: location ? [location.value] : [] },
      };
    });
  }
}
