import type { Chart } from '../compliance-report.js';
import type { CauseCount } from './campaigns.query.js';
import type { CampaignFacts } from './campaigns.rules.js';

/** So many causes are bars; all of them stand in the table. */
const causesShown = 12;

export function campaignCharts(campaigns: readonly CampaignFacts[], leftOut: readonly CauseCount[]): Chart[] {
  const sum = (of: (one: CampaignFacts) => number) => campaigns.reduce((total, one) => total + of(one), 0);
  const [decided, fallen, passedOver] = [
    sum((one) => one.decided),
    sum((one) => one.fallen),
    sum((one) => one.leftOut),
  ];
  const causes = leftOut.slice(0, causesShown);
  return [
    {
      kind: 'bars',
      id: 'campaign-contents',
      title: 'Contents of campaigns by what became of them',
      description: `Of the campaigns that began in the period: ${decided - fallen} contents decided whose outcome stands, ${fallen} with another outcome by now, ${passedOver} left out.`,
      unit: 'count',
      bars:
        campaigns.length === 0
          ? []
          : [
              { label: 'decided, and stands', value: decided - fallen },
              { label: 'decided, another outcome now', value: fallen },
              { label: 'left out', value: passedOver },
            ],
    },
    {
      kind: 'bars',
      id: 'left-out-causes',
      title: 'Contents left out by cause',
      description: `Contents that campaigns of the period passed over: ${causes.map(({ cause, count }) => `${cause} ${count}`).join(', ') || 'none'}.`,
      unit: 'count',
      bars: causes.map(({ cause, count }) => ({ label: cause, value: count })),
    },
  ];
}
