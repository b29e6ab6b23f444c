import { Injectable } from '@nestjs/common';
import { type Tx } from '../infrastructure/database/index.js';
import type { FileKind, KeptFile, ShownAudit, ComplianceAudit, ComplianceAuditState } from './compliance-audit.js';
import { statesBefore } from './compliance-audit.rules.js';
import type { DaySpan, Section } from './compliance-report.js';

export interface NewAudit extends DaySpan {
  readonly platformId: string;
  readonly id: string;
  readonly stepsTotal: number;
  readonly credentialId: string;
  readonly askedBy: string | null;
  readonly recordedAt: Date;
}

const columns = `a.platform_id as "platformId", a.id, a.period_from::text as "from", a.period_to::text as "to", a.state,
  a.steps_done as "stepsDone", a.steps_total as "stepsTotal", a.failure, a.recorded_at as "recordedAt", a.closed_at as "closedAt"`;

const shown = `${columns}, (
    select coalesce(json_agg(json_build_object('section', v.section, 'verdict', v.verdict) order by v.position), '[]')
    from compliance_audit_verdict v
    where v.platform_id = a.platform_id and v.audit_id = a.id
  ) as verdicts, (
    select coalesce(json_agg(json_build_object('kind', f.kind, 'sizeBytes', length(f.bytes), 'sha256', encode(f.sha256, 'hex'))
      order by array_position('{json,html,pdf,csv}'::text[], f.kind)), '[]')
    from compliance_audit_file f
    where f.platform_id = a.platform_id and f.audit_id = a.id
  ) as files`;

@Injectable()
export class ComplianceAuditsRepository {
  /** False when one of the same period is under way: then nothing is written. */
  async insert(tx: Tx, audit: NewAudit): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `insert into compliance_audit (platform_id, id, period_from, period_to, state, steps_total, credential_id, asked_by, recorded_at)
       values ($1, $2, $3::date, $4::date, 'queued', $5, $6, $7, $8)
       on conflict (platform_id, period_from, period_to) where state in ('queued', 'making') do nothing`,
      [
        audit.platformId,
        audit.id,
        audit.from,
        audit.to,
        audit.stepsTotal,
        audit.credentialId,
        audit.askedBy,
        audit.recordedAt,
      ],
    );
    return rowCount === 1;
  }

  /** The one of this period that is under way. */
  async underWay(tx: Tx, platformId: string, { from, to }: DaySpan): Promise<ComplianceAudit | undefined> {
    const { rows } = await tx.sql.query<ComplianceAudit>(
      `select ${columns}
       from compliance_audit a
       where a.platform_id = $1 and a.period_from = $2::date and a.period_to = $3::date and a.state in ('queued', 'making')`,
      [platformId, from, to],
    );
    return rows[0];
  }

  async find(tx: Tx, platformId: string, id: string): Promise<ShownAudit | undefined> {
    const { rows } = await tx.sql.query<ShownAudit>(
      `select ${shown} from compliance_audit a where a.platform_id = $1 and a.id = $2`,
      [platformId, id],
    );
    return rows[0];
  }

  /** The newest first. */
  async page(tx: Tx, platformId: string, beforeId: string | undefined, limit: number): Promise<ShownAudit[]> {
    const { rows } = await tx.sql.query<ShownAudit>(
      `select ${shown}
       from compliance_audit a
       where a.platform_id = $1 and ($2::uuid is null or a.id < $2)
       order by a.id desc
       limit $3`,
      [platformId, beforeId ?? null, limit],
    );
    return rows;
  }

  /** True when this call moved it: from a state from which that is allowed. */
  async moveTo(
    tx: Tx,
    platformId: string,
    id: string,
    to: ComplianceAuditState,
    { failure = null, at = null }: { failure?: string | null; at?: Date | null } = {},
  ): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      `update compliance_audit a
       set state = $3, failure = $4, closed_at = $5,
         steps_done = case $3 when 'made' then a.steps_total when 'making' then 0 else a.steps_done end
       where a.platform_id = $1 and a.id = $2 and a.state = any ($6::text[])`,
      [platformId, id, to, failure, at, statesBefore(to)],
    );
    return rowCount === 1;
  }

  async advance(tx: Tx, platformId: string, id: string, stepsDone: number): Promise<void> {
    await tx.sql.query(
      `update compliance_audit a
       set steps_done = $3
       where a.platform_id = $1 and a.id = $2 and a.state = 'making'`,
      [platformId, id, stepsDone],
    );
  }

  async insertResult(
    tx: Tx,
    { platformId, id }: Pick<ComplianceAudit, 'platformId' | 'id'>,
    sections: readonly Section[],
    files: readonly KeptFile[],
    recordedAt: Date,
  ): Promise<void> {
    await tx.sql.query(
      `insert into compliance_audit_verdict (platform_id, audit_id, position, section, verdict)
       select $1, $2, v.position, v.section, v.verdict
       from unnest($3::text[], $4::text[]) with ordinality as v (section, verdict, position)`,
      [platformId, id, sections.map((one) => one.id), sections.map(({ verdict }) => verdict)],
    );
    for (const { kind, bytes, sha256 } of files) {
      await tx.sql.query(
        `insert into compliance_audit_file (platform_id, audit_id, kind, bytes, sha256, recorded_at)
         values ($1, $2, $3, $4, decode($5, 'hex'), $6)`,
        [platformId, id, kind, Buffer.from(bytes), sha256, recordedAt],
      );
    }
  }

  async file(tx: Tx, platformId: string, auditId: string, kind: FileKind): Promise<Uint8Array | undefined> {
    const { rows } = await tx.sql.query<{ bytes: Buffer }>(
      `select f.bytes from compliance_audit_file f where f.platform_id = $1 and f.audit_id = $2 and f.kind = $3`,
      [platformId, auditId, kind],
    );
    return rows[0]?.bytes;
  }
}
