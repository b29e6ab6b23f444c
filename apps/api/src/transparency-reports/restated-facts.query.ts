import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/tx.js';
import type { RestrictionType } from '../platforms/index.js';
import { type CountingChoices, defaultChoices } from './counting-choices.js';
import { actionRows, measureRows, noticeRows, ownMeasureRows } from './fact-rows.query.js';
import type { ActionGroup, MeasureAutomationGroup, NoticeGroup, OwnMeasureGroup, ReportFacts } from './facts.js';
import { type FactsScope, scopeValues } from './facts-scope.js';
import { restrictionFigures } from './figures/restriction-types.js';
import { countRedress } from './redress-counts.query.js';
import { restatedActionMedians } from './restated-medians.query.js';

/** One decision of a person, or one measure of the platform's systems. */
const decisionKey = `coalesce(f.decision_id::text, f.applied_on || ':' || f.measure_id)`;

/**
 * Counts anew what a platform counts in another way than the day figures do, straight from the facts. With the default choices it
 * asks nothing and changes nothing; call it in the snapshot of the other counts.
 */
@Injectable()
export class RestatedFactsQuery {
  async restate(tx: Tx, scope: FactsScope, choices: CountingChoices, facts: ReportFacts): Promise<ReportFacts> {
    const differs = (...names: (keyof CountingChoices)[]) =>
      names.some((name) => choices[name] !== defaultChoices[name]);
    return {
      ...facts,
      ...(differs('itemInSeveralNotices') ? { notices: await this.noticesWithItemsOnce(tx, scope) } : {}),
      ...(differs('noticesWithoutAction', 'medianObservation', 'noticeMedianCohort')
        ? { actionTimes: await restatedActionMedians(tx, scope, choices) }
        : {}),
      ...(differs('outcomeCohort') ? { redress: await countRedress(tx, scope, choices.outcomeCohort) } : {}),
      ...(differs('measureIs') ? await this.byDecision(tx, scope) : {}),
    };
  }

  /** An item counts with the earliest notice of the period that names the same thing. */
  private async noticesWithItemsOnce(tx: Tx, scope: FactsScope): Promise<NoticeGroup[]> {
    const { rows } = await tx.sql.query<NoticeGroup>(
      `with received as materialized (${noticeRows}),
       named as (
         select distinct on (i.subject_id) i.notice_id
         from received f
         join notice_item i on i.platform_id = $1 and i.notice_id = f.notice_id
         order by i.subject_id, f.counted_at, f.id, i.position
       ),
       items as (select n.notice_id, count(*) as items from named n group by n.notice_id)
       select f.category, f.keyword, null as "otherDescription", f.trusted_flagger as "trustedFlagger", count(*) as notices,
         coalesce(sum(i.items), 0)::bigint as items
       from received f
       left join items i on i.notice_id = f.notice_id
       group by f.category, f.keyword, f.trusted_flagger`,
      scopeValues(scope),
    );
    return rows;
  }

  private async byDecision(
    tx: Tx,
    scope: FactsScope,
  ): Promise<Pick<ReportFacts, 'actions' | 'ownMeasures' | 'ownDecisions' | 'measureAutomation'>> {
    const select = async <Row extends object>(sql: string) => (await tx.sql.query<Row>(sql, scopeValues(scope))).rows;
    const ownGroups = `f.category, f.keyword, f.other_description, f.ground, f.automated_detection, f.automated_decision`;
    const ownColumns = `f.category, f.keyword, f.other_description as "otherDescription", f.ground,
      f.automated_detection as "detectedAutomatically", f.automated_decision as decided`;
    const byType = await select<Omit<OwnMeasureGroup, 'restriction'> & { type: RestrictionType }>(
      `select ${ownColumns}, f.type, count(distinct ${decisionKey}) as measures
       from (${ownMeasureRows}) f
       group by ${ownGroups}, f.type`,
    );
    return {
      actions: await select<ActionGroup>(
        `select f.category, f.keyword, null as "otherDescription", f.trusted_flagger as "trustedFlagger", f.ground,
           count(distinct f.decision_id) as actions
         from (${actionRows}) f
         group by f.category, f.keyword, f.trusted_flagger, f.ground`,
      ),
      ownMeasures: byType.map(({ type, ...group }) => ({ ...group, restriction: restrictionFigures[type] })),
      ownDecisions: await select<Omit<OwnMeasureGroup, 'restriction'>>(
        `select ${ownColumns}, count(distinct ${decisionKey}) as measures
         from (${ownMeasureRows}) f
         group by ${ownGroups}`,
      ),
      measureAutomation: await select<MeasureAutomationGroup>(
        `select f.measure_origin as origin, f.language, f.automated_decision as decided,
           count(distinct ${decisionKey}) as measures
         from (${measureRows}) f
         group by f.measure_origin, f.language, f.automated_decision`,
      ),
    };
  }
}
