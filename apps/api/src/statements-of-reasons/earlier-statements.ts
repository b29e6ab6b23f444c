import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { Exemption, StatementDraft } from './statement.js';
import type { SealedStatement } from './statements.repository.js';

/** A statement of reasons that an earlier tool issued, or had a reason not to. */
export interface EarlierStatement {
  readonly id: string;
  readonly decisionId: string;
  readonly recipientId: string | null;
  readonly exemption: Exemption | null;
  /** ISO 639-1. */
  readonly language: string;
  /** What is on record of it; an earlier tool need not have kept every element. */
  readonly elements: StatementDraft;
  /** In the words in which it was sent; '' when they were not kept. */
  readonly text: string;
}

/** Statements of an earlier tool (Art. 17): kept; sent to nobody, and to no database. */
@Injectable()
export class EarlierStatements {
  constructor(private readonly texts: SealedTexts) {}

  /** After their decisions. */
  async insertMany(
    tx: Tx,
    platformId: string,
    statements: readonly EarlierStatement[],
    recordedAt: Date,
  ): Promise<void> {
    const made = statements.map(({ elements, text, ...statement }) => {
      const kept: SealedStatement = {
        elements,
        template: 'earlier-tool',
        templateVersion: 1,
        language: statement.language,
        subject: '',
        text,
      };
      const sealed = this.texts.prepare({ platformId, kind: 'statement-of-reasons', text: JSON.stringify(kept) });
      const row = { ...statement, platformId, textId: sealed.id, textHash: sealed.saltedHash, recordedAt };
      return { sealed: [sealed], row };
    });
    await this.texts.insertWithRows(tx, 'statement_of_reasons', made, recordedAt);
  }
}
