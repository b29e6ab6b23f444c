import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { RestrictionType } from '../platforms/index.js';
import type { CountingChoices } from './counting-choices.js';
import {
  actionRows,
  actionTimeRows,
  measureRows,
  noticeRows,
  ownMeasureRows,
  processedNoticeRows,
} from './fact-rows.query.js';
import type {
  ActionGroup,
  ActionTimeGroup,
  ExemptionGroup,
  FiguresRow,
  MeasureAutomationGroup,
  NoticeAutomationGroup,
  NoticeGroup,
  OwnMeasureGroup,
  ReportFacts,
} from './facts.js';
import { type FactsScope, scopeValues } from './facts-scope.js';
import { restrictionFigures } from './figures/restriction-types.js';
import { countOrders, orderMedians } from './order-counts.query.js';
import { countRedress } from './redress-counts.query.js';

/** A row of the medians: 3 is TOTAL, 1 a category, 0 a sub-category. */
interface MedianRow {
  readonly level: 0 | 1 | 3;
  readonly category: string;
  readonly keyword: string | null;
  readonly median: number | null;
  readonly observations: number;
  readonly median_tf: number | null;
  readonly observations_tf: number;
}

/** Counts the facts of a period across the rooms; call it in a transaction with one snapshot. */
@Injectable()
export class ReportFactsQuery {
  async count(tx: Tx, scope: FactsScope, choices: CountingChoices): Promise<ReportFacts> {
    return {
      orders: await countOrders(tx, scope),
      orderTimes: await orderMedians(tx, scope, choices.automaticOrderReceipt),
      notices: await this.notices(tx, scope),
      actions: await this.actions(tx, scope),
      actionTimes: await this.actionTimes(tx, scope),
      ownMeasures: await this.ownMeasures(tx, scope),
      measureAutomation: await this.measureAutomation(tx, scope),
      noticeAutomation: await this.noticeAutomation(tx, scope),
      exemptions: await this.exemptions(tx, scope),
      redress: await countRedress(tx, scope),
    };
  }

  private async notices(tx: Tx, scope: FactsScope): Promise<NoticeGroup[]> {
    const { rows } = await tx.sql.query<NoticeGroup>(
      `select f.category, f.keyword, null as "otherDescription", f.trusted_flagger as "trustedFlagger",
         count(*) as notices, coalesce(sum(f.items), 0)::bigint as items
       from (${noticeRows}) f
       group by f.category, f.keyword, f.trusted_flagger`,
      scopeValues(scope),
    );
    return rows;
  }

  private async actions(tx: Tx, scope: FactsScope): Promise<ActionGroup[]> {
    const { rows } = await tx.sql.query<ActionGroup>(
      `select f.category, f.keyword, null as "otherDescription", f.trusted_flagger as "trustedFlagger", f.ground,
         count(*) as actions
       from (${actionRows}) f
       group by f.category, f.keyword, f.trusted_flagger, f.ground`,
      scopeValues(scope),
    );
    return rows;
  }

  private async actionTimes(tx: Tx, scope: FactsScope): Promise<ActionTimeGroup[]> {
    const { rows } = await tx.sql.query<MedianRow>(
      `select grouping(f.category, f.keyword) as level, f.category, f.keyword,
         percentile_cont(0.5) within group (order by f.seconds) as median,
         count(*) as observations,
         percentile_cont(0.5) within group (order by f.seconds) filter (where f.trusted_flagger) as median_tf,
         count(*) filter (where f.trusted_flagger) as observations_tf
       from (${actionTimeRows}) f
       group by grouping sets ((), (f.category), (f.category, f.keyword))`,
      scopeValues(scope),
    );
    return rows.flatMap((median): ActionTimeGroup[] => {
      const row = figuresRow(median);
      return [
        { row, cohort: 'all', medianSeconds: median.median ?? 0, observations: median.observations },
        { row, cohort: 'trusted-flagger', medianSeconds: median.median_tf ?? 0, observations: median.observations_tf },
      ];
    });
  }

  private async ownMeasures(tx: Tx, scope: FactsScope): Promise<OwnMeasureGroup[]> {
    const { rows } = await tx.sql.query<Omit<OwnMeasureGroup, 'restriction'> & { type: RestrictionType }>(
      `select f.category, f.keyword, f.other_description as "otherDescription", f.ground, f.type,
         f.automated_detection as "detectedAutomatically", f.automated_decision as decided, count(*) as measures
       from (${ownMeasureRows}) f
       group by f.category, f.keyword, f.other_description, f.ground, f.type, f.automated_detection, f.automated_decision`,
      scopeValues(scope),
    );
    return rows.map(({ type, ...group }) => ({ ...group, restriction: restrictionFigures[type] }));
  }

  private async measureAutomation(tx: Tx, scope: FactsScope): Promise<MeasureAutomationGroup[]> {
    const { rows } = await tx.sql.query<MeasureAutomationGroup>(
      `select f.measure_origin as origin, f.language, f.automated_decision as decided, count(*) as measures
       from (${measureRows}) f
       group by f.measure_origin, f.language, f.automated_decision`,
      scopeValues(scope),
    );
    return rows;
  }

  private async noticeAutomation(tx: Tx, scope: FactsScope): Promise<NoticeAutomationGroup[]> {
    const { rows } = await tx.sql.query<NoticeAutomationGroup>(
      `select f.trusted_flagger as "trustedFlagger", f.processed, count(*) as notices
       from (${processedNoticeRows}) f
       group by f.trusted_flagger, f.processed`,
      scopeValues(scope),
    );
    return rows;
  }

  private async exemptions(tx: Tx, { platformId, from, until }: FactsScope): Promise<ExemptionGroup[]> {
    const { rows } = await tx.sql.query<ExemptionGroup>(
      `select s.exemption, count(*) as statements
       from decision d
       join statement_of_reasons s on s.platform_id = d.platform_id and s.decision_id = d.id
       where d.platform_id = $1 and d.occurred_at >= $2 and d.occurred_at < $3 and s.exemption is not null
       group by s.exemption`,
      [platformId, from, until],
    );
    return rows;
  }
}

function figuresRow({ level, category, keyword }: MedianRow): FiguresRow {
  if (level === 3) return { level: 'total' };
  if (level === 1) return { level: 'category', category };
  return { level: 'subcategory', category, keyword, otherDescription: null };
}
