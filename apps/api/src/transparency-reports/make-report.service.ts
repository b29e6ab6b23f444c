import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/database.js';
import { notFound } from '../infrastructure/problem/index.js';
import { dutiesOf } from '../platforms/index.js';
import { checkSheets } from './check/check-report.js';
import { prepareCounting } from './counting-transaction.query.js';
import { restrictionFigures } from './figures/restriction-types.js';
import { GatherProvidedService } from './gather-provided.service.js';
import type { MadeReport } from './made-report.js';
import { missingInputs } from './missing-inputs.rules.js';
import { RestatedFactsQuery } from './restated-facts.query.js';
import { assembleReport } from './report.js';
import { ReportFactsQuery } from './report-facts.query.js';
import { type AskedPeriod, refuseBackwards, scopeOf } from './report-scope.js';
import { ReportSubjectQuery } from './report-subject.query.js';

/** Makes the report of a platform and period from the facts as they are now (Art. 15(1)(b), (c), (e)). */
@Injectable()
export class MakeReportService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly subjects: ReportSubjectQuery,
    private readonly facts: ReportFactsQuery,
    private readonly restated: RestatedFactsQuery,
    private readonly inputs: GatherProvidedService,
  ) {}

  make(asked: AskedPeriod): Promise<MadeReport> {
    refuseBackwards(asked);
    const madeAt = this.clock.now();
    return this.db.read(async (tx) => {
      await prepareCounting(tx);
      const subject = await this.subjects.onDay(tx, asked.platformId, asked.to);
      if (!subject) throw notFound();
      const { choices, facts: scope } = scopeOf(asked, subject);
      const { provided, inputs, missingMonths } = await this.inputs.of(tx, asked);
      const counted = await this.facts.count(tx, scope, choices);
      const report = assembleReport({
        service: subject.serviceName,
        providerName: subject.providerName,
        tier: subject.tier,
        imposableRestrictions: subject.restrictionTypes.map((type) => restrictionFigures[type]),
        from: asked.from,
        to: asked.to,
        publishedOn: null,
        previouslyPublishedOn: choices.previousReport === 'none' ? null : choices.previousReport,
        choices,
        categoryNotes: {},
        provided,
        facts: await this.restated.restate(tx, scope, choices, counted),
      });
      return {
        ...report,
        platform: subject.key,
        providerName: subject.providerName,
        tier: subject.tier,
        obligation: dutiesOf(subject).report,
        complete: scope.until <= madeAt,
        madeAt,
        inputs,
        findings: [
          ...checkSheets(report.sheets),
          ...missingInputs(report.sheets, subject.tier, choices.searchEngineIs, missingMonths),
        ],
      };
    });
  }
}
