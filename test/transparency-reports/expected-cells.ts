import { medianHours, type Recount } from './recount.js';

export interface Cells {
  readonly category: string | null;
  readonly keyword: string | null;
  readonly description: string | null;
}

type Filed = { category: string; keyword: string | null; description: string | null };

const restrictionColumns: Readonly<Record<string, RegExp>> = {
  vis_removal: /^visibility-removal$/,
  vis_disable: /^visibility-disabling$/,
  vis_demoted: /^visibility-demotion$/,
  vis_age_restricted: /^visibility-age-restriction$/,
  vis_interaction_restricted: /^visibility-interaction-restriction$/,
  vis_labelled: /^visibility-labelling$/,
  vis_other: /^visibility-other$/,
  mon_suspension: /^monetary-suspension$/,
  mon_termination: /^monetary-termination$/,
  mon_other: /^monetary-other$/,
  svc_suspension: /^service-\w+-suspension$/,
  svc_termination: /^service-\w+-termination$/,
  acc_suspension: /^account-suspension$/,
  acc_termination: /^account-termination$/,
};

function within<T extends Filed>(counted: readonly T[], row: Cells): T[] {
  return counted.filter(
    (one) =>
      (row.category === null || one.category === row.category) &&
      (row.keyword === null || (one.keyword === row.keyword && one.description === row.description)),
  );
}

/** The figures that sheet 4 must have in a row, by column id. */
export function expectedNotices(counted: Recount, row: Cells): Record<string, number | null> {
  const notices = within(counted.notices, row);
  const actions = within(counted.actions, row);
  const times = within(counted.times, row);
  const sum = (values: readonly { items: number }[]) => values.reduce((total, { items }) => total + items, 0);
  const ofFlagger = <T extends { trustedFlagger: boolean }>(all: readonly T[]) =>
    all.filter((one) => one.trustedFlagger);
  const on = (ground: string, all: readonly { ground: string }[]) => all.filter((one) => one.ground === ground).length;
  return {
    notices_received: notices.length,
    notices_received_tf: ofFlagger(notices).length,
    notice_items: sum(notices),
    notice_items_tf: sum(ofFlagger(notices)),
    notice_median_action_hours: medianHours(times.map(({ seconds }) => seconds)),
    notice_median_action_hours_tf: medianHours(ofFlagger(times).map(({ seconds }) => seconds)),
    notice_actions_law: on('illegal', actions),
    notice_actions_law_tf: on('illegal', ofFlagger(actions)),
    notice_actions_tc: on('terms', actions),
    notice_actions_tc_tf: on('terms', ofFlagger(actions)),
  };
}

/** The figures that sheet 5 or 6 must have in a row, by column id; what the platform cannot impose and did not is null. */
export function expectedMeasures(
  counted: Recount,
  ground: string,
  row: Cells,
  imposable: readonly string[],
): Record<string, number | null> {
  const measures = within(counted.ownMeasures, row).filter((measure) => measure.ground === ground);
  return {
    own_measures: measures.length,
    own_measures_automated: measures.filter((measure) => measure.decision.detectedAutomatically).length,
    ...Object.fromEntries(
      Object.entries(restrictionColumns).map(([column, type]) => {
        const count = measures.filter((measure) => type.test(measure.type)).length;
        return [column, count > 0 || imposable.includes(column) ? count : null];
      }),
    ),
  };
}

/** The counted values that sheet 8 must have, by indicator and scope; partly automated ones stand in neither. */
export function expectedAutomation(counted: Recount): Record<string, number> {
  const measures = [...counted.actions, ...counted.ownMeasures];
  const by = (all: readonly { decision: { automated: string } }[], how: string) =>
    all.filter(({ decision }) => decision.automated === how).length;
  const inLanguage = (code: string) => measures.filter(({ decision }) => decision.language?.slice(0, 2) === code);
  const processed = (how: string, flaggersOnly: boolean) =>
    counted.processed.filter((one) => one.how === how && (one.trustedFlagger || !flaggersOnly)).length;
  const solely = 'Number of measures solely taken by automated means |';
  const not = 'Number of measures not taken by automated means|';
  return {
    [`${solely}Total number`]: by(measures, 'full'),
    [`${not}Total number`]: by(measures, 'none'),
    [`${solely}Own-initiative `]: by(counted.ownMeasures, 'full'),
    [`${not}Own-initiative `]: by(counted.ownMeasures, 'none'),
    'Number of notices solely processed by automated means |NAM Total': processed('full', false),
    'Number of notices not processed by automated means|NAM Total': processed('none', false),
    'Number of notices solely processed by automated means |NAM Trusted Flagger': processed('full', true),
    'Number of notices not processed by automated means|NAM Trusted Flagger': processed('none', true),
    [`${solely}de`]: by(inLanguage('de'), 'full'),
    [`${not}ga`]: by(inLanguage('ga'), 'none'),
    [`${not}mt`]: 0,
  };
}
