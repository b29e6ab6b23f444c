import type { ColumnHead } from '../sheet.js';

/** What a sheet is recognised by: its id, the name of its part in the Commission's CSV set, and what stands above its columns. */
export interface SheetHead {
  readonly id: string;
  readonly partName: string;
  readonly columns: readonly ColumnHead[];
}

type Head = readonly [id: string, header: string, unit?: ColumnHead['unit']];

const key = (...heads: Head[]) => heads.map((head) => column('key', head));
const figures = (...heads: Head[]) => heads.map((head) => column('figure', head));
const contexts = (...heads: Head[]) => heads.map((head) => column('context', head));

function column(role: ColumnHead['role'], [id, header, unit = 'text']: Head): ColumnHead {
  return { id, header, role, unit };
}

/** The sheets of the template that have no declaration of their own in `sheets/` need their columns from here (Annex I). */
export const furtherSheets: readonly SheetHead[] = [
  {
    id: '3_member_states_orders',
    partName: 'member_states_orders',
    columns: [
      ...key(
        ['applicability', 'Applicability'],
        ['service', 'Service'],
        ['reporting_period', 'Reporting period', 'period'],
        ['category_code', 'Category of illegal content'],
        ['other_description', 'Description of the sub-category "Other"'],
        ['scope', 'Scope'],
      ),
      ...figures(
        ['orders_act_received', 'Number of orders to act against illegal content received', 'count'],
        [
          'orders_act_items',
          'Number of specific items of information included in the total number of orders to act against illegal content',
          'count',
        ],
        [
          'orders_act_median_ack_hours',
          'Median time to inform the authority of the receipt of the order to act against illegal content',
          'hours',
        ],
        [
          'orders_act_median_effect_hours',
          'Median time to give effect to the order to act against illegal content',
          'hours',
        ],
        ['orders_info_received', 'Number of orders to provide information', 'count'],
        [
          'orders_info_median_ack_hours',
          'Median time to inform the authority of the receipt of the order to provide information',
          'hours',
        ],
        ['orders_info_median_effect_hours', 'Median time to give effect to the order to provide information', 'hours'],
      ),
      ...contexts(
        [
          'ctx_orders_act_received',
          'Contextual information on number of orders to act against illegal content received',
        ],
        [
          'ctx_orders_act_items',
          'Contextual information on number of specific items of information included in the total number of orders to act against illegal content',
        ],
        [
          'ctx_orders_act_median_ack_hours',
          'Contextual information on Median time to inform the authority of the receipt of the order to act against illegal content',
        ],
        [
          'ctx_orders_act_median_effect_hours',
          'Contextual information on Median time to give effect to the order to act against illegal content',
        ],
        ['ctx_orders_info_received', 'Contextual information on Number of orders to provide information'],
        [
          'ctx_orders_info_median_ack_hours',
          'Contextual information on Median time to inform the authority of the receipt of the order to provide information',
        ],
        [
          'ctx_orders_info_median_effect_hours',
          'Contextual information on Median time to give effect to the order to provide information',
        ],
      ),
    ],
  },
  {
    id: '7_appeals_and_recidivism',
    partName: 'appeals_and_recidivism',
    columns: [
      ...key(
        ['applicability', 'Applicability'],
        ['service', 'Service'],
        ['reporting_period', 'Reporting period', 'period'],
        ['section', 'Section'],
        ['indicator', 'Indicator'],
        ['scope', 'Scope'],
      ),
      ...figures(['value', 'Value', 'value']),
      ...contexts(['contextual_information', 'Contextual Information']),
    ],
  },
  {
    id: '9_human_resources',
    partName: 'human_resources',
    columns: [
      ...key(
        ['applicability', 'Applicability'],
        ['service', 'Service'],
        ['reporting_period', 'Reporting period', 'period'],
        ['section', 'Section'],
        ['indicator', 'Indicator'],
        ['scope', 'Scope'],
      ),
      ...figures(['value', 'Value', 'value']),
      ...contexts(['contextual_information', 'Contextual information']),
    ],
  },
  {
    id: '10_AMAR',
    partName: 'AMAR',
    columns: [
      ...key(
        ['applicability', 'Applicability'],
        ['service', 'Service'],
        ['reporting_period', 'Reporting period', 'period'],
        ['section', 'Section'],
        ['indicator', 'Indicator'],
        ['scope', 'Scope'],
      ),
      ...figures(['value', 'Value', 'value']),
    ],
  },
  {
    id: '11_qualitative',
    partName: 'qualitative',
    columns: [
      ...key(
        ['applicability', 'Applicability'],
        ['service', 'Service'],
        ['reporting_period', 'Reporting period', 'period'],
        ['indicator', 'Indicator'],
      ),
      ...figures(['value', 'Value', 'value']),
    ],
  },
];
