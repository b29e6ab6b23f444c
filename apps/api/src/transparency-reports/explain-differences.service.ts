import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import { notFound } from '../infrastructure/problem/index.js';
import { prepareCounting } from './counting-transaction.query.js';
import { DatabaseDifferencesQuery } from './database-differences.query.js';
import { explainDifferences, type DatabaseDifferences } from './database-differences.rules.js';
import { type AskedPeriod, refuseBackwards, scopeOf } from './report-scope.js';
import { ReportSubjectQuery } from './report-subject.query.js';

export interface ExplainedDifferences extends DatabaseDifferences {
  /** Null when the platform has no account in the Commission's database. */
  readonly environment: string | null;
}

/** Why a report and the Commission's Transparency Database count different numbers (Art. 24(5)). */
@Injectable()
export class ExplainDifferencesService {
  constructor(
    private readonly db: Database,
    private readonly subjects: ReportSubjectQuery,
    private readonly differences: DatabaseDifferencesQuery,
  ) {}

  explain(asked: AskedPeriod): Promise<ExplainedDifferences> {
    refuseBackwards(asked);
    return this.db.read(async (tx) => {
      await prepareCounting(tx);
      const subject = await this.subjects.onDay(tx, asked.platformId, asked.to);
      if (!subject) throw notFound();
      const { environment, counts } = await this.differences.count(tx, scopeOf(asked, subject).facts, asked);
      return { environment, ...explainDifferences(counts) };
    });
  }
}
