import type { Random } from '../random.js';
import type { NoticeBody, PlannedContent, PlannedNotice, Sender } from './day.js';
import { childAbuse, flaggerAllegations, type Allegation, type Language } from './allegations/index.js';
import { notifier, type Notifier } from './people.js';

/** What a notice can lack; the category is no element of Art. 16(2), so the moderator finds it. */
export type Gap = 'explanation' | 'location' | 'notifier' | 'good-faith' | 'category';

/** The trusted flagger keeps to its area; the rest of its share is the platform's form. */
const senders: Readonly<Record<Sender, number>> = { desk: 56, platform: 8, stranger: 12, 'trusted-flagger': 24 };
const channels = { email: 60, letter: 25, phone: 10, 'in-person': 5 } as const;

/** Requests of strangers in one day: below what the intake lets one address send in a minute by default (60). */
const strangersAtMost = 40;

/** How long ago the oldest letter arrived, in hours. */
const oldestHours = 76;

interface Trait {
  /** Not under Art. 16: against the terms alone. */
  readonly isFlag?: true;
  readonly lacks?: Gap;
  readonly isAnonymous?: true;
  readonly isThreatToLife?: true;
  /** Who sends it; somebody invented when left out. */
  readonly sentBy?: Notifier;
}

/** Writes notices about contents. */
export class NoticePlan {
  readonly notices: PlannedNotice[] = [];
  private strangers = 0;

  constructor(
    private readonly random: Random,
    private readonly run: string,
  ) {}

  /** About all these contents, as the first one's allegation says unless another one is given. */
  add(contents: readonly PlannedContent[], trait: Trait = {}, alleged?: Allegation): void {
    const { random } = this;
    const [{ allegation: own, language }] = contents as [PlannedContent];
    const allegation = alleged ?? own;
    const whole = this.body(contents, allegation, language, trait);
    const body = without(whole, trait.lacks);
    const isRepeated = !trait.sentBy && random.chance(0.04);
    const files =
      allegation === childAbuse || trait.sentBy || !random.chance(0.05)
        ? []
        : [random.pick(['image', 'pdf', 'text'] as const)];
    const supplement = random.chance(0.6) ? onlyWhat(whole, trait.lacks) : undefined;
    const sender = this.sender(allegation, trait, 1 + Number(isRepeated) + files.length + Number(Boolean(supplement)));
    this.notices.push({
      idempotencyKey: `${this.run}-${this.notices.length + 1}`,
      sender,
      ...(sender === 'desk' && {
        arrival: { channel: random.weighted(channels), hoursAgo: 1 + random.next() * (oldestHours - 1) },
      }),
      body,
      supplement,
      files,
      isRepeated,
    });
  }

  private body(
    contents: readonly PlannedContent[],
    { category, keyword, law, clause, explanation, kind }: Allegation,
    language: Language,
    { isAnonymous, isThreatToLife, isFlag, sentBy }: Trait,
  ): NoticeBody {
    const { random } = this;
    const isRightHolder = category === 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';
    return {
      items: contents.map((content) => ({
        ...this.location(content),
        ...(kind === 'live-session' && { moment: `00:${random.integer(10, 59)}:${random.integer(10, 59)}` }),
      })),
      explanation: explanation[language],
      ...(isFlag && { type: 'terms-flag', termsClause: { code: clause! } }),
      ...(!isAnonymous && { notifier: sentBy ?? notifier(random, language, isRightHolder) }),
      ...(!isFlag && { goodFaith: true }),
      category,
      keyword,
      ...(random.chance(0.6) && !isFlag && { law: `${law.law}, ${law.provision}`, memberState: law.memberState }),
      ...(isAnonymous && { allegesChildSexualAbuse: true }),
      ...(isThreatToLife && { allegesThreatToLife: true }),
      language,
    };
  }

  /** Until the platform says that both names mean the same content, notices about it must use one of them. */
  private location({ id, url, description }: PlannedContent): { url: string } | { contentId: string } {
    return description === 'before' && this.random.chance(0.3) ? { contentId: id } : { url };
  }

  private sender(allegation: Allegation, { isFlag, sentBy }: Trait, requests: number): Sender {
    if (sentBy) return 'platform';
    const sender = this.random.weighted(senders);
    // Older than a fresh installation, a letter can name no clause that is in force.
    if (isFlag && sender === 'desk') return 'platform';
    if (sender === 'trusted-flagger' && (isFlag || !flaggerAllegations.includes(allegation))) return 'platform';
    if (sender !== 'stranger') return sender;
    if (this.strangers + requests > strangersAtMost) return 'platform';
    this.strangers += requests;
    return 'stranger';
  }
}

const fieldsOf: Readonly<Record<Gap, readonly (keyof NoticeBody)[]>> = {
  explanation: ['explanation'],
  location: ['items'],
  notifier: ['notifier'],
  'good-faith': ['goodFaith'],
  category: ['category', 'keyword'],
};

function without(body: NoticeBody, gap: Gap | undefined): NoticeBody {
  const fields = gap ? fieldsOf[gap] : [];
  return Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field as keyof NoticeBody)));
}

/** What fills the gap; undefined when there is none that a notifier can fill. */
function onlyWhat(body: NoticeBody, gap: Gap | undefined): NoticeBody | undefined {
  if (!gap || gap === 'category') return undefined;
  return Object.fromEntries(
    Object.entries(body).filter(([field]) => fieldsOf[gap].includes(field as keyof NoticeBody)),
  );
}
