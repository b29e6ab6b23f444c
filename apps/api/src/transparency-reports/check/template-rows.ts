import { everyLanguage, everyMemberState, type TemplateRow } from './template-row.js';

type Row = readonly [id: string, scope: string | null, unit: TemplateRow['unit'], applicability: string];

function rows(indicator: string, ...scopes: Row[]): TemplateRow[] {
  return scopes.map(([id, scope, unit, applicability]) => ({ id, applicability, indicator, scope, unit }));
}

const all = 'All';
const hosting = 'Only for providers of hosting services, including online platforms';
const platforms = 'Only for providers of online platforms';
const vlops = 'Only for VLOPs';
const vlopsAndVloses = 'Only for VLOPs and VLOSEs';

/** The rows of the sheets by indicator, by sheet. */
export const templateRows: Readonly<Record<string, readonly TemplateRow[]>> = {
  '1_report_identification': [
    ...rows('Name of the service provider', ['provider_name', null, 'text', all]),
    ...rows('Date of the publication of the report', ['publication_date', null, 'date', all]),
    ...rows('Date of the publication of the latest previous report', ['previous_publication_date', null, 'date', all]),
    ...rows('Starting date of reporting period', ['period_start', null, 'date', all]),
    ...rows('Ending date of reporting period', ['period_end', null, 'date', all]),
  ],
  '7_appeals_and_recidivism': [
    ...rows(
      'Number of complaints submitted to the internal-complaints mechanism',
      ['complaints.total', 'Total number', 'count', all],
      ['complaints.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints.median_hours', 'Median time', 'hours', platforms],
      ['complaints.omitted', 'Decision omitted', 'count', platforms],
    ),
    ...rows('Number of restrictions newly imposed as a result of an internal complaint', [
      'new_restrictions.total',
      'Total number',
      'count',
      platforms,
    ]),
    ...rows(
      'Complaint regarding a decision to remove or disable access to or restrict visibility of information',
      ['complaints_20_1_a.total', 'Total number', 'count', platforms],
      ['complaints_20_1_a.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_20_1_a.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_20_1_a.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_20_1_a.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Complaint regarding a decision to suspend or terminate the provision of the service',
      ['complaints_20_1_b.total', 'Total number', 'count', platforms],
      ['complaints_20_1_b.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_20_1_b.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_20_1_b.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_20_1_b.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Complaint regarding a decision to suspend or terminate an account ',
      ['complaints_20_1_c.total', 'Total number', 'count', platforms],
      ['complaints_20_1_c.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_20_1_c.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_20_1_c.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_20_1_c.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Complaint regarding a decision to restrict the ability to monetise information',
      ['complaints_20_1_d.total', 'Total number', 'count', platforms],
      ['complaints_20_1_d.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_20_1_d.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_20_1_d.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_20_1_d.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Complaint regarding a decision not to take action on a notice submitted in accordance with Article 16',
      ['complaints_no_action.total', 'Total number', 'count', platforms],
      ['complaints_no_action.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_no_action.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_no_action.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_no_action.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Complaint regarding a decision not to take action on a notice submitted by a Trusted Flagger in accordance with Article 16',
      ['complaints_no_action_tf.total', 'Total number', 'count', platforms],
      ['complaints_no_action_tf.upheld', 'Decisions upheld', 'count', platforms],
      ['complaints_no_action_tf.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['complaints_no_action_tf.reversed', 'Decisions reversed', 'count', platforms],
      ['complaints_no_action_tf.median_hours', 'Median time', 'hours', platforms],
    ),
    ...rows(
      'Number of disputes submitted to out-of-court dispute settlement bodies',
      ['ods_disputes.total', 'Total number', 'count', platforms],
      ['ods_disputes.upheld', 'Decisions upheld', 'count', platforms],
      ['ods_disputes.partially_reversed', 'Decisions partially reversed', 'count', platforms],
      ['ods_disputes.reversed', 'Decisions reversed', 'count', platforms],
      ['ods_disputes.median_hours', 'Median time', 'hours', platforms],
      ['ods_disputes.omitted', 'Decision omitted', 'count', platforms],
      ['ods_disputes.implemented_ratio', 'Percentage of outcomes implemented', 'ratio', platforms],
    ),
    ...rows('Number of suspensions enacted for the provision of manifestly illegal content ', [
      'susp_illegal_content.total',
      'Total number',
      'count',
      platforms,
    ]),
    ...rows('Number of suspensions enacted for the provision of manifestly unfounded notices', [
      'susp_unfounded_notices.total',
      'Total number',
      'count',
      platforms,
    ]),
    ...rows('Number of suspensions enacted for the provision of manifestly unfounded complaints', [
      'susp_unfounded_complaints.total',
      'Total number',
      'count',
      platforms,
    ]),
  ],
  '8_automated_means': [
    ...rows('Number of measures solely taken by automated means ', [
      'measures_solely_automated.total',
      'Total number',
      'count',
      all,
    ]),
    ...rows('Number of measures not taken by automated means', [
      'measures_not_automated.total',
      'Total number',
      'count',
      all,
    ]),
    ...rows('Accuracy of the automated means - Accuracy', ['accuracy.total', 'Total number', 'ratio', all]),
    ...rows('Accuracy of the automated means - Precision', ['precision.total', 'Total number', 'ratio', all]),
    ...rows('Accuracy of the automated means - Recall', ['recall.total', 'Total number', 'ratio', all]),
    ...rows('Number of measures solely taken by automated means ', [
      'measures_solely_automated.own_initiative',
      'Own-initiative ',
      'count',
      all,
    ]),
    ...rows('Number of measures not taken by automated means', [
      'measures_not_automated.own_initiative',
      'Own-initiative ',
      'count',
      all,
    ]),
    ...rows('Accuracy of the automated means - Accuracy', ['accuracy.own_initiative', 'Own-initiative ', 'ratio', all]),
    ...rows('Accuracy of the automated means - Precision', [
      'precision.own_initiative',
      'Own-initiative ',
      'ratio',
      all,
    ]),
    ...rows('Accuracy of the automated means - Recall', ['recall.own_initiative', 'Own-initiative ', 'ratio', all]),
    ...rows('Number of notices solely processed by automated means ', [
      'notices_solely_automated.nam_total',
      'NAM Total',
      'count',
      hosting,
    ]),
    ...rows('Number of notices not processed by automated means', [
      'notices_not_automated.nam_total',
      'NAM Total',
      'count',
      hosting,
    ]),
    ...rows('Accuracy of the automated means - Accuracy', ['accuracy.nam_total', 'NAM Total', 'ratio', hosting]),
    ...rows('Accuracy of the automated means - Precision', ['precision.nam_total', 'NAM Total', 'ratio', hosting]),
    ...rows('Accuracy of the automated means - Recall', ['recall.nam_total', 'NAM Total', 'ratio', hosting]),
    ...rows('Number of notices solely processed by automated means ', [
      'notices_solely_automated.nam_tf',
      'NAM Trusted Flagger',
      'count',
      platforms,
    ]),
    ...rows('Number of notices not processed by automated means', [
      'notices_not_automated.nam_tf',
      'NAM Trusted Flagger',
      'count',
      platforms,
    ]),
    ...rows('Accuracy of the automated means - Accuracy', [
      'accuracy.nam_tf',
      'NAM Trusted Flagger',
      'ratio',
      platforms,
    ]),
    ...rows('Accuracy of the automated means - Precision', [
      'precision.nam_tf',
      'NAM Trusted Flagger',
      'ratio',
      platforms,
    ]),
    ...rows('Accuracy of the automated means - Recall', ['recall.nam_tf', 'NAM Trusted Flagger', 'ratio', platforms]),
    ...rows('Number of measures solely taken by automated means ', [
      'measures_solely_automated.lang',
      everyLanguage,
      'count',
      vlops,
    ]),
    ...rows('Number of measures not taken by automated means', [
      'measures_not_automated.lang',
      everyLanguage,
      'count',
      vlops,
    ]),
    ...rows('Accuracy of the automated means - Accuracy', ['accuracy.lang', everyLanguage, 'ratio', vlops]),
    ...rows('Accuracy of the automated means - Precision', ['precision.lang', everyLanguage, 'ratio', vlops]),
    ...rows('Accuracy of the automated means - Recall', ['recall.lang', everyLanguage, 'ratio', vlops]),
  ],
  '9_human_resources': [
    ...rows('Number of internal moderators employed by the provider', [
      'moderators_internal.total',
      'Total number',
      'fte',
      vlops,
    ]),
    ...rows('Number of external moderators contracted by the provider', [
      'moderators_external.total',
      'Total number',
      'fte',
      vlops,
    ]),
    ...rows(
      'Number of total moderators with sufficient linguistic expertise ',
      ['moderators_language.total', 'Total number', 'fte', vlops],
      ['moderators_language.lang', everyLanguage, 'count', vlops],
    ),
  ],
  '10_AMAR': [
    ...rows(
      'Number of average monthly active recipients during the reporting period\u00a0',
      ['amar.total', 'TOTAL', 'count', vlopsAndVloses],
      ['amar.member_state', everyMemberState, 'count', vlopsAndVloses],
    ),
  ],
  '11_qualitative': [
    ...rows('Summary of the content moderation engaged in at the providers’ own initiative', [
      'own_initiative_summary',
      null,
      'text',
      all,
    ]),
    ...rows(
      "Meaningful and comprehensible information regarding content moderation engaged in at the providers' own initiative",
      ['own_initiative_detail', null, 'text', all],
    ),
    ...rows('Qualitative description of the automated means', ['automated_means_description', null, 'text', all]),
    ...rows('Qualitative description of indicators of accuracy and possible rate of error of automated means', [
      'accuracy_description',
      null,
      'text',
      all,
    ]),
    ...rows('Specification of the precise purposes to apply automated means', [
      'automated_means_purposes',
      null,
      'text',
      all,
    ]),
    ...rows('Safeguards applied to the use of automated means', ['automated_means_safeguards', null, 'text', all]),
    ...rows('High-level description of the content moderation governance structure', [
      'governance',
      null,
      'text',
      vlops,
    ]),
    ...rows('Qualifications of the human resources dedicated to content moderation', [
      'staff_qualifications',
      null,
      'text',
      vlops,
    ]),
    ...rows('Training given to human resources dedicated to content moderation', [
      'staff_training',
      null,
      'text',
      vlops,
    ]),
    ...rows('Support given to human resources dedicated to content moderation ', [
      'staff_support',
      null,
      'text',
      vlops,
    ]),
    ...rows('Methodology used to compute the number of human resources dedicated to content moderation\u00a0\u00a0', [
      'staff_method',
      null,
      'text',
      vlops,
    ]),
  ],
};
