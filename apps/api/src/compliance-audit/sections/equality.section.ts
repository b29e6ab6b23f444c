import { Injectable } from '@nestjs/common';
import type { AskedSection, AuditScope, SectionSource } from '../audit-scope.js';
import type { Section } from '../compliance-report.js';
import { criterion, differenceCriterion, figure, ratioOf, section, shareOf, type Measured } from '../section-parts.js';
import { fewestInAGroup } from '../statistics.rules.js';
import { compareOutcomes, compareSides, compareTimes, sizeName } from './equality.rules.js';
import { EqualityQuery, type NamedSides } from './equality.query.js';
import { equalityTables } from './equality-tables.js';
import { ExceptionsQuery } from './exceptions.query.js';
import { MeasuresQuery } from './measures.query.js';

/** Art. 14(4), 16(6): whose account it is makes no difference. */
@Injectable()
export class EqualitySection implements SectionSource {
  readonly id = 'same-for-everyone' as const;

  constructor(
    private readonly query: EqualityQuery,
    private readonly exceptions: ExceptionsQuery,
    private readonly measures: MeasuresQuery,
  ) {}

  async make({ tx, scope, before }: AskedSection): Promise<Section> {
    const [now, then] = [await this.facts(tx, scope), await this.facts(tx, before)];
    const lists = {
      named: await this.query.named(tx, scope),
      largest: await this.query.largest(tx, scope),
      unconfirmed: await this.exceptions.unconfirmed(tx, scope),
      lifted: await this.exceptions.liftedEarly(tx, scope),
      outOfOrder: await this.exceptions.outOfOrder(tx, scope),
      instructions: await this.exceptions.instructions(tx, scope),
      measures: await this.measures.bySize(tx, scope),
      takenBack: await this.measures.takenBack(tx, scope),
    };
    const imposed = await this.exceptions.imposed(tx, scope);
    const thenUnconfirmed = (await this.exceptions.unconfirmed(tx, before)).total;
    const thenImposed = await this.exceptions.imposed(tx, before);
    const named = now.decisionSides.named.items;
    const sizes = now.decision.classes.map(({ size }) => sizeName(size));
    return section({
      id: this.id,
      title: 'The same for everyone',
      articles: 'Art. 14(4), 16(6), 20(4)',
      duty:
        'Decisions are timely, diligent, non-arbitrary and objective whoever’s account it is: the size of its audience makes no ' +
        'difference, nor that it is the platform’s own or belongs to its owner, an officer or one of its staff.',
      criteria: [
        differenceCriterion(
          'decision-by-audience',
          'Probability that chance alone makes the times to the decision differ so much by audience',
          compareTimes(now.decision),
          compareTimes(then.decision),
        ),
        differenceCriterion(
          'action-by-audience',
          'Probability that chance alone makes the times to the action differ so much by audience',
          compareTimes(now.action),
          compareTimes(then.action),
        ),
        differenceCriterion(
          'outcome-by-audience',
          'Probability that chance alone makes the share restricted differ so much by audience',
          compareOutcomes(now.decision),
          compareOutcomes(then.decision),
        ),
        differenceCriterion(
          'decision-own-accounts',
          'Probability that chance alone makes accounts of owner, officers and staff wait so differently from others',
          compareSides(now.decisionSides),
          compareSides(then.decisionSides),
        ),
        criterion(
          'named-cases-compared',
          'Median time to the decision of those accounts over that of the others',
          'ratio',
          sidesRatio(now.decisionSides),
          sidesRatio(then.decisionSides),
        ),
        criterion(
          'named-cases-out-of-order',
          'Cases about those accounts that were taken out of the order of the queue',
          'share',
          shareOf(lists.outOfOrder.ofNamed, named),
          shareOf((await this.exceptions.outOfOrder(tx, before)).ofNamed, then.decisionSides.named.items),
        ),
        criterion(
          'restrictions-unconfirmed',
          'Restrictions past due and not confirmed at the end',
          'share',
          shareOf(lists.unconfirmed.total, imposed),
          shareOf(thenUnconfirmed, thenImposed),
        ),
      ],
      figures: [
        figure(
          'named-items',
          'Items about accounts of owner, officers or staff',
          'count',
          [named, then.decisionSides.named.items],
          'As the platform described them on the day of the receipt',
        ),
        figure(
          'named-median',
          'Their time to the decision, median',
          'seconds',
          [now.decisionSides.named.medianSeconds, then.decisionSides.named.medianSeconds],
          'Those decided',
          now.decisionSides.named.ended,
        ),
        figure(
          'others-median',
          'Others’ time to the decision, median',
          'seconds',
          [now.decisionSides.others.medianSeconds, then.decisionSides.others.medianSeconds],
          'Items about all other accounts that are known',
          now.decisionSides.others.ended,
        ),
        figure(
          'named-restricted',
          'Restricted, of those accounts’ decided items',
          'share',
          [shareRestricted(now.decisionSides.named), shareRestricted(then.decisionSides.named)],
          'Those decided',
          now.decisionSides.named.decided,
        ),
        figure(
          'others-restricted',
          'Restricted, of others’ decided items',
          'share',
          [shareRestricted(now.decisionSides.others), shareRestricted(then.decisionSides.others)],
          'The same',
          now.decisionSides.others.decided,
        ),
        figure(
          'lifted-early',
          'Restrictions lifted early',
          'count',
          [lists.lifted.total, (await this.exceptions.liftedEarly(tx, before)).total],
          'Lifted in the period before the end that was decided, whatever led to it',
        ),
        figure(
          'measures-taken-back',
          'Measures of the platform’s own systems taken back early',
          'count',
          [lists.takenBack.total, (await this.measures.takenBack(tx, before)).total],
          'Of the measures applied in the period, taken back before its end and before the end that was planned',
        ),
        figure(
          'out-of-order',
          'Cases taken out of the order of the queue',
          'count',
          [lists.outOfOrder.total, (await this.exceptions.outOfOrder(tx, before)).total],
          'Pulled by their id in the period',
        ),
        figure(
          'instructions',
          'Instructions received',
          'count',
          [lists.instructions.total, (await this.exceptions.instructions(tx, before)).total],
          'Entered in the register, whoever gave them',
        ),
      ],
      charts: [
        {
          kind: 'bars',
          id: 'decision-by-audience',
          title: 'Median time to the decision by size of the account’s audience',
          description: `Medians of the items decided, by classes of powers of ten: ${sizes.join(', ') || 'none'}.`,
          unit: 'seconds',
          bars: now.decision.classes.map((one) => ({
            label: sizeName(one.size),
            value: one.medianSeconds,
            before: then.decision.classes.find(({ size }) => size === one.size)?.medianSeconds ?? null,
            observations: one.ended,
          })),
        },
        {
          kind: 'bars',
          id: 'restricted-by-audience',
          title: 'Share restricted by size of the account’s audience',
          description: `Share of the decided items in which something was restricted: ${sizes.join(', ') || 'none'}.`,
          unit: 'share',
          bars: now.decision.classes.map((one) => ({
            label: sizeName(one.size),
            value: shareRestricted(one),
            observations: one.decided,
          })),
        },
      ],
      tables: equalityTables(now, lists),
      evidence: [
        {
          what: 'Accounts, their audience and what they are to the platform, as it described them',
          where: 'GET /v1/platforms/{platform}/contents/{contentId} · tables recipient_version, recipient_affiliation',
        },
        {
          what: 'Cases taken out of order, with the reason',
          where: 'GET /v1/review/cases/{id} · table case_event (pulled) · audit entries',
        },
        {
          what: 'Restrictions and every change of them',
          where: 'GET /v1/platforms/{platform}/restrictions · table restriction_change',
        },
        {
          what: 'Instructions, with who gave them and what became of them',
          where: 'table instruction · audit entries',
        },
        { what: 'Who stays out of a case', where: 'table declared_interest' },
      ],
      notes: [
        'Audience: the largest number of recipients that the platform gave for the account, as it was known at the decision. An account that ' +
          'the platform never described is in “not known”, and in no test.',
        'Tests: Kruskal and Wallis for times over several classes, Mann and Whitney for two sides, both by ranks and corrected for ties; ' +
          'chi-square for outcomes, Fisher’s exact test where fewer than five would be expected in a cell of two by two. ' +
          `A class with fewer than ${fewestInAGroup} items is joined with the next smaller one for the test; with fewer than two classes left ` +
          'there is none. A small probability says that chance hardly explains the difference, not why there is one: what is sent about ' +
          'large accounts may be of another kind.',
        'Matched cases: the same category and language, received nearest in time, of equally near ones the smaller id; three at most.',
      ],
    });
  }

  private async facts(tx: AskedSection['tx'], scope: AuditScope) {
    return {
      decision: await this.query.bySize(tx, scope, 'decision'),
      action: await this.query.bySize(tx, scope, 'action'),
      decisionSides: await this.query.namedSides(tx, scope, 'decision'),
    };
  }
}

function sidesRatio({ named, others }: NamedSides): Measured {
  return ratioOf(named.medianSeconds, others.medianSeconds, Math.min(named.ended, others.ended));
}

function shareRestricted({ restricted, decided }: { restricted: number; decided: number }): number | null {
  return decided === 0 ? null : restricted / decided;
}
