import type { Random } from '../random.js';
import {
  childAbuse,
  copyright,
  defamation,
  flaggableAllegations,
  hateSpeech,
  ordinaryAllegations,
  suicide,
  terrorism,
} from './allegations/index.js';
import type { Day, PlannedContent, PlannedOrder } from './day.js';
import { planAdvertising } from './plan-advertising.js';
import { planComplaints } from './plan-complaints.js';
import { ContentPlan } from './plan-contents.js';
import { planMisuse } from './plan-misuse.js';
import { NoticePlan, type Gap } from './plan-notices.js';

/** How often what comes in; the first notices of a day are one of each. */
const events = {
  single: 46,
  'several-items': 14,
  crowd: 14,
  'two-views': 6,
  incomplete: 10,
  'child-abuse': 4,
  'threat-to-life': 2,
  'once-more': 4,
  'terms-flag': 6,
} as const;
type Event = keyof typeof events;

const gaps: readonly Gap[] = ['explanation', 'location', 'notifier', 'good-faith', 'category'];

/** How many contents the platform comes across itself, as a share of the notices. */
const ownFindShare = 0.08;

/** Plans a day with exactly this many notices; the same random numbers and the same `run` make the same day. */
export function planDay(random: Random, noticeCount: number, run: string): Day {
  const site = `https://sample.example/${run}/`;
  const contents = new ContentPlan(random, run, site);
  const { notices, add } = planned(random, contents, run);
  for (const event of Object.keys(events) as Event[]) add(event);
  while (notices.notices.length < noticeCount) add(random.weighted(events));
  const ownFinds = Array.from({ length: Math.max(2, Math.round(noticeCount * ownFindShare)) }, () =>
    contents.ownFind(),
  );
  const sent = notices.notices.slice(0, noticeCount);
  const complaints = planComplaints(contents.contents, sent);
  const orders = planOrders(contents);
  const misuse = planMisuse(random, contents, run);
  const adverts = planAdvertising(random, noticeCount, run, site);
  return { site, contents: contents.contents, ownFinds, notices: sent, complaints, orders, misuse, adverts };
}

/** One of each sort that the law knows by name: Art. 9, Art. 10, and Regulation (EU) 2021/784 with its one hour. */
function planOrders(contents: ContentPlan): PlannedOrder[] {
  const ordered = contents.plain(hateSpeech, 'disable-in-member-state');
  return [
    { instrument: 'dsa-article-9', content: ordered },
    { instrument: 'terrorist-content', content: contents.plain(terrorism, 'remove') },
    { instrument: 'dsa-article-10', content: ordered },
  ];
}

function planned(random: Random, contents: ContentPlan, run: string) {
  const notices = new NoticePlan(random, run);
  const ordinary = (fixed?: Partial<PlannedContent>) => contents.noticed(random.pick(ordinaryAllegations), fixed);
  const happen: Record<Event, () => void> = {
    single: () => notices.add([ordinary()]),
    'several-items': () => {
      const first = ordinary();
      const others = Array.from({ length: random.integer(1, 4) }, () => contents.noticed(first.allegation));
      notices.add([first, ...others]);
    },
    crowd: () => {
      const content = ordinary();
      for (let times = random.integer(2, 5); times > 0; times--) notices.add([content]);
    },
    'two-views': () => {
      const content = contents.noticed(copyright, { description: 'before', ruling: 'remove' });
      notices.add([content]);
      notices.add([content], {}, defamation);
    },
    incomplete: () => notices.add([ordinary()], { lacks: random.pick(gaps) }),
    'child-abuse': () => notices.add([contents.noticed(childAbuse)], { isAnonymous: true }),
    'threat-to-life': () =>
      notices.add([contents.noticed(suicide, { description: 'before' })], { isThreatToLife: true }),
    'terms-flag': () => notices.add([contents.noticed(random.pick(flaggableAllegations))], { isFlag: true }),
    'once-more': () => notices.add([contents.contents[random.integer(0, contents.contents.length - 1)] ?? ordinary()]),
  };
  return { notices, add: (event: Event) => happen[event]() };
}
