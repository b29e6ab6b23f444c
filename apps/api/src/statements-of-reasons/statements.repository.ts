import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { Exemption, StatementDraft } from './statement.js';

export interface StatementRecord {
  readonly platformId: string;
  readonly id: string;
  readonly decisionId: string;
  readonly recipientId: string | null;
  readonly language: string;
  readonly exemption: Exemption | null;
  readonly textId: string;
  readonly textHash: Buffer;
  readonly recordedAt: Date;
}

/** What lies sealed: the elements, and the words that were made of them. */
export interface SealedStatement {
  readonly elements: StatementDraft;
  readonly template: string;
  readonly templateVersion: number;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

@Injectable()
export class StatementsRepository {
  async insert(tx: Tx, { textHash, ...statement }: StatementRecord): Promise<void> {
    await tx.rows.statementOfReasons.create({ data: { ...statement, textHash: new Uint8Array(textHash) } });
  }

  async find(tx: Tx, platformId: string, id: string): Promise<StatementRecord | null> {
    const row = await tx.rows.statementOfReasons.findUnique({ where: { platformId_id: { platformId, id } } });
    return row && { ...row, exemption: row.exemption as Exemption | null, textHash: Buffer.from(row.textHash) };
  }

  /** The skill of the case that the statement's decision is on; null when there is no such statement. */
  async caseSkillOf(tx: Tx, platformId: string, id: string): Promise<string | null> {
    const { rows } = await tx.sql.query<{ skill: string }>(
      `
      select c.skill
      from statement_of_reasons s
      join decision d on d.platform_id = s.platform_id and d.id = s.decision_id
      join review_case c on c.platform_id = d.platform_id and c.id = d.case_id
      where s.platform_id = $1 and s.id = $2`,
      [platformId, id],
    );
    return rows[0]?.skill ?? null;
  }
}
