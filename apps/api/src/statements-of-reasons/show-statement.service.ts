import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { StatementsRepository, type SealedStatement, type StatementRecord } from './statements.repository.js';

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
  ) {}

  /** Throws `not-found`. */
  show(platformId: string, id: string, mayReadTexts: boolean): Promise<ShownStatement> {
    return this.db.read(async (tx) => {
      const shown = await this.find(tx, platformId, id, mayReadTexts);
      if (!shown) throw notFound();
      return shown;
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
