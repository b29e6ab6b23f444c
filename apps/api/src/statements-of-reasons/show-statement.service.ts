import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { StatementsRepository, type SealedStatement, type StatementRecord } from './statements.repository.js';
import { TextAccess } from './text-access.js';

export interface ShownStatement {
  readonly record: StatementRecord;
  /** Null when it was erased, or is not the caller's to read. */
  readonly content: SealedStatement | null;
}

@Injectable()
export class ShowStatementService {
  constructor(
    private readonly db: Database,
    private readonly statements: StatementsRepository,
    private readonly texts: SealedTexts,
    private readonly access: TextAccess,
  ) {}

  /** Throws `not-found`, also for statements of other platforms. */
  show(caller: KeyCaller, id: string): Promise<ShownStatement> {
    return this.db.read(async (tx) => {
      const { platformId } = caller;
      const skill = platformId ? await this.statements.caseSkillOf(tx, platformId, id) : null;
      if (!platformId || !skill) throw notFound();
      return (await this.find(tx, platformId, id, await this.access.mayRead(tx, caller, skill)))!;
    });
  }

  async find(tx: Tx, platformId: string, id: string, mayReadTexts: boolean): Promise<ShownStatement | null> {
    const record = await this.statements.find(tx, platformId, id);
    if (!record) return null;
    const texts = mayReadTexts ? await this.texts.read(tx, platformId, [record.textId]) : new Map<string, string>();
    const text = texts.get(record.textId);
    return { record, content: text === undefined ? null : (JSON.parse(text) as SealedStatement) };
  }
}
