import { categoryOf } from '../../categories/index.js';
import type { CountingChoices } from '../counting-choices.js';
import type { FiguresRow } from '../facts.js';
import { restrictionFigures } from '../figures/restriction-types.js';
import type { PlainCases, PlainDecision, PlainItem, PlainMeasure, PlainNotice } from './plain-facts.js';
import type { ReportCell } from './report-cells.js';

interface Place {
  readonly category: string;
  readonly keyword: string | null;
  readonly description: string | null;
}

/** One restriction, whoever imposed it. */
interface Imposed {
  readonly type: string;
  readonly ground: string;
  readonly automated: string;
  readonly detectedAutomatically: boolean;
}

const sheetOfGround: Readonly<Record<string, string>> = {
  illegal: '5_own_initiative_illegal',
  terms: '6_own_initiative_TC',
};
const notices = '4_notices';
const automation = '8_automated_means';

/**
 * The second count: walks over plain facts, one by one, and adds each to every cell that it belongs to. It groups nothing, knows no
 * SQL and none of the figure functions. Counts with the choices of trusted flaggers, of column G and of what is partly automated, and
 * with the defaults of all others.
 */
export class Recount {
  private readonly counts = new Map<string, number>();
  /** Of each median cell: the least seconds of every item observed. */
  private readonly times = new Map<string, Map<string, number>>();
  /** How many facts were walked over. */
  facts = 0;

  constructor(private readonly choices: CountingChoices) {}

  addNotices(page: { notices: readonly PlainNotice[]; items: readonly PlainItem[] }): void {
    const itemsOf = Map.groupBy(page.items, ({ noticeId }) => noticeId);
    for (const notice of page.notices) {
      this.facts++;
      if (typeOf(notice) !== 'notice') continue;
      const items = itemsOf.get(notice.id) ?? [];
      const flagger = this.isFlaggers(notice);
      this.add(notices, 'notices_received', placeOf(notice), flagger);
      this.add(notices, 'notice_items', placeOf(notice), flagger, items.length);
      this.addProcessed(items, flagger);
    }
  }

  addDecisions({ decisions, cases }: { decisions: readonly PlainDecision[]; cases: PlainCases }): void {
    for (const decision of decisions) {
      this.facts++;
      for (const { type } of decision.restrictions) {
        const imposed = { ...decision, type, ground: decision.ground! };
        this.addAutomation(imposed, decision.cause, decision.language);
        if (decision.cause === 'own-initiative') this.addOwnMeasure(imposed, placeOfDecision(decision));
      }
      if (decision.cause === 'notice') this.addActions(decision, cases);
    }
  }

  addMeasures(measures: readonly PlainMeasure[]): void {
    for (const measure of measures) {
      this.facts++;
      for (const type of measure.restrictionTypes) {
        this.addAutomation(measure, 'own-initiative', measure.language);
        this.addOwnMeasure({ ...measure, type }, placeOfDecision(measure));
      }
    }
  }

  /** What the cell should hold: 0 and null are the same where a count may be blank; undefined for a cell that is not counted again. */
  valueOf({ sheet, figure, row }: Pick<ReportCell, 'sheet' | 'figure' | 'row'>): number | null | undefined {
    if (![notices, automation, ...Object.values(sheetOfGround)].includes(sheet)) return undefined;
    if (!/^notice_median_action_hours(_tf)?$/.test(figure))
      return this.counts.get(keyOf(sheet, figure, rowKey(row))) ?? 0;
    const seconds = [...(this.times.get(keyOf(sheet, figure, rowKey(row)))?.values() ?? [])].sort((a, b) => a - b);
    if (seconds.length === 0) return null;
    const middle = (seconds[(seconds.length - 1) >> 1]! + seconds[seconds.length >> 1]!) / 2;
    return Math.round(middle / 36) / 100;
  }

  private addProcessed(items: readonly PlainItem[], flagger: boolean): void {
    if (items.length === 0 || items.some(({ answer }) => answer === null)) return;
    const answers = items.map(({ answer }) => answer!);
    const full = answers.every(({ automated }) => automated === 'full');
    const none = answers.every(({ automated, processing }) => automated === 'none' && processing.length === 0);
    const indicator = this.indicatorOf('notices', full ? 'full' : none ? 'none' : 'partial');
    if (!indicator) return;
    this.increase(keyOf(automation, `${indicator}.nam_total`, 'TOTAL'), 1);
    if (flagger) this.increase(keyOf(automation, `${indicator}.nam_tf`, 'TOTAL'), 1);
  }

  private addAutomation({ automated }: Pick<Imposed, 'automated'>, cause: string, language: string | null): void {
    const indicator = this.indicatorOf('measures', automated);
    if (!indicator) return;
    this.increase(keyOf(automation, `${indicator}.total`, 'TOTAL'), 1);
    if (cause === 'own-initiative') this.increase(keyOf(automation, `${indicator}.own_initiative`, 'TOTAL'), 1);
    const code = language?.toLowerCase().split('-')[0];
    if (code) this.increase(keyOf(automation, `${indicator}.lang:${code}`, 'TOTAL'), 1);
  }

  private indicatorOf(what: 'measures' | 'notices', automated: string): string | undefined {
    if (automated === 'full') return `${what}_solely_automated`;
    if (automated === 'none' || this.choices.partlyAutomated === 'not') return `${what}_not_automated`;
    return undefined;
  }

  private addOwnMeasure({ type, ground, detectedAutomatically, automated }: Imposed, place: Place): void {
    const sheet = sheetOfGround[ground]!;
    const isAutomated =
      this.choices.solelyAutomatedColumn === 'detection' ? detectedAutomatically : automated === 'full';
    this.add(sheet, 'own_measures', place, false);
    if (isAutomated) this.add(sheet, 'own_measures_automated', place, false);
    this.add(sheet, restrictionFigures[type as keyof typeof restrictionFigures], place, false);
  }

  private addActions(decision: PlainDecision, { notices: known, noticeOf, itemsOf }: PlainCases): void {
    const ofItem = (itemId: string) => known.get(noticeOf.get(itemId) ?? '');
    const primary = decision.primaryItemId === null ? undefined : ofItem(decision.primaryItemId);
    const preceding = (itemsOf.get(decision.caseId) ?? [])
      .flatMap((itemId) => ofItem(itemId) ?? [])
      .filter((notice) => typeOf(notice) === 'notice' && notice.receivedAt <= decision.occurredAt);
    if (primary && typeOf(primary) === 'notice') {
      const figure = decision.ground === 'illegal' ? 'notice_actions_law' : 'notice_actions_tc';
      const flagger = preceding.some((notice) => this.isFlaggers(notice));
      this.add(notices, figure, placeOf(primary), flagger, decision.restrictions.length);
    }
    for (const [itemId, outcome] of decision.findings) {
      const notice = ofItem(itemId);
      if (!notice || typeOf(notice) !== 'notice' || decision.actedOnBefore.has(itemId)) continue;
      if (outcome === 'illegal' || outcome === 'against-terms') this.observe(itemId, notice, decision);
    }
  }

  /** An item is observed once, where its restriction was in effect first. */
  private observe(itemId: string, notice: PlainNotice, { restrictions }: PlainDecision): void {
    const effects = restrictions.flatMap(({ inEffectAt }) => inEffectAt?.getTime() ?? []);
    const after = effects.filter((instant) => instant >= notice.receivedAt.getTime());
    if (after.length === 0) return;
    const seconds = Math.floor((Math.min(...after) - notice.receivedAt.getTime()) / 1_000);
    const figures = [
      'notice_median_action_hours',
      ...(this.isFlaggers(notice) ? ['notice_median_action_hours_tf'] : []),
    ];
    for (const figure of figures) {
      for (const row of rowsOf(placeOf(notice))) {
        const key = keyOf(notices, figure, row);
        const observed = this.times.get(key) ?? new Map<string, number>();
        this.times.set(key, observed.set(itemId, Math.min(seconds, observed.get(itemId) ?? seconds)));
      }
    }
  }

  private isFlaggers({ notifierKind, inArea }: PlainNotice): boolean {
    return notifierKind === 'trusted-flagger' && (this.choices.trustedFlaggerNotices === 'all' || inArea === true);
  }

  private add(sheet: string, figure: string, place: Place, flagger: boolean, by = 1): void {
    for (const row of rowsOf(place)) {
      this.increase(keyOf(sheet, figure, row), by);
      if (flagger) this.increase(keyOf(sheet, `${figure}_tf`, row), by);
    }
  }

  private increase(key: string, by: number): void {
    this.counts.set(key, (this.counts.get(key) ?? 0) + by);
  }
}

const keyOf = (sheet: string, figure: string, row: string) => `${sheet} ${figure} ${row}`;

function rowsOf({ category, keyword, description }: Place): string[] {
  const rows = ['TOTAL', category];
  return keyword === null ? rows : [...rows, [category, keyword, description ?? ''].join('|')];
}

function rowKey(row: FiguresRow): string {
  if (row.level === 'total') return 'TOTAL';
  return row.level === 'category' ? row.category : [row.category, row.keyword, row.otherDescription ?? ''].join('|');
}

function typeOf({ type, types }: PlainNotice): string {
  return types.at(-1) ?? type;
}

function placeOf({ allegedCategory, allegedKeyword, categories }: PlainNotice): Place {
  const said = categories.filter(({ deducedBy }) => deducedBy === 'staff' || allegedCategory === null).at(-1);
  const category = said?.category ?? allegedCategory ?? 'STATEMENT_CATEGORY_NOT_SPECIFIED_NOTICE';
  return place(category, said ? said.keyword : allegedKeyword, null);
}

function placeOfDecision(of: Pick<PlainMeasure, 'keyword' | 'otherDescription'> & { category: string | null }): Place {
  return place(of.category!, of.keyword, of.otherDescription);
}

function place(category: string, keyword: string | null, description: string | null): Place {
  const known = (categoryOf(category)?.subcategories ?? []).map(({ code }) => code);
  if (known.length === 0) return { category, keyword: null, description: null };
  const under = keyword !== null && known.includes(keyword) ? keyword : 'KEYWORD_OTHER';
  return { category, keyword: under, description: under === 'KEYWORD_OTHER' ? description?.trim() || null : null };
}
