import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import type { Intake as Outcome, NoticeDraft } from './notice-draft.js';
import { noticeRefused } from './notice.problems.js';
import { WriteNoticesService } from './write-notices.service.js';

interface Waiting {
  draft: NoticeDraft;
  done: (outcome: Outcome) => void;
  failed: (error: unknown) => void;
}

/** How many transactions are under way at once. */
const transactionsAtOnce = 2;

/** So many notices are worth a second transaction while one is under way; fewer wait and share the next. */
const worthAnother = 16;

/** More than the halvings of a full batch: who gives way that often meets something that will not go away. */
const triesAtMost = 12;

/** The most notices in one transaction. */
const batchSize = 200;

const sqlState = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Classes 22 and 23: what is wrong with the values of a notice. */
const isDataFault = (error: unknown) => /^2[23]/.test(sqlState(error));

/** Class 40: the transaction gave way to another one, and nothing of it was kept. */
const isWorthAnotherTry = (error: unknown) => /^40/.test(sqlState(error));

/**
 * Grouped commits: notices that arrive while a commit is under way share the next one. There is no timer, so a lone notice
 * waits for nobody. Each caller is answered after its commit; a batch that the database refuses is halved until the notice
 * at fault fails alone.
 */
@Injectable()
export class Intake {
  private readonly waiting: Waiting[] = [];
  private underWay = 0;

  constructor(
    private readonly db: Database,
    private readonly writer: WriteNoticesService,
  ) {}

  receive(draft: NoticeDraft): Promise<Outcome> {
    return new Promise((done, failed) => {
      this.waiting.push({ draft, done, failed });
      this.startNext();
    });
  }

  private startNext(): void {
    if (this.underWay >= transactionsAtOnce || this.waiting.length < (this.underWay > 0 ? worthAnother : 1)) return;
    this.underWay++;
    setImmediate(() => {
      const batch = this.waiting.splice(0, batchSize);
      void this.commit(batch).finally(() => {
        this.underWay--;
        this.startNext();
      });
    });
  }

  private async commit(batch: Waiting[], tries = 1): Promise<void> {
    if (batch.length === 0) return;
    try {
      const outcomes = await this.db.transaction((tx) =>
        this.writer.write(
          tx,
          batch.map(({ draft }) => draft),
        ),
      );
      batch.forEach(({ done }, i) => done(outcomes[i]!));
    } catch (error) {
      await this.commitApart(batch, error, tries);
    }
  }

  /** Only a refusal of the database proves that nothing was written; after a lost connection nobody is told that it was not. */
  private async commitApart(batch: Waiting[], error: unknown, tries: number): Promise<void> {
    const gaveWay = isWorthAnotherTry(error) && tries < triesAtMost;
    if (gaveWay || (isDataFault(error) && batch.length > 1)) {
      const half = Math.ceil(batch.length / 2);
      await this.commit(batch.slice(0, half), tries + 1);
      await this.commit(batch.slice(half), tries + 1);
      return;
    }
    const reason = isDataFault(error) ? Object.assign(noticeRefused(), { cause: error }) : error;
    for (const { failed } of batch) failed(reason);
  }
}
