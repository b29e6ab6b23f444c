import type { MeasureDto } from '../../../clients/typescript/src/index.js';
import { restrictionsThatHide, type Content } from './content.js';
import type { Carried, Fact, Kept, Letter, Reversed, TakenBack } from './fact.js';

/** What Noticedesk still has to be told. */
export type Untold =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'carried'; readonly carried: Carried }
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'measure'; readonly measure: MeasureDto }
  | { readonly kind: 'reversed'; readonly reversed: Reversed }
  | { readonly kind: 'taken-back'; readonly takenBack: TakenBack; readonly appliedOn: string };

/** What this platform is at, as all facts so far have it. */
export class State {
  readonly contents = new Map<string, Content>();
  readonly heard = new Set<string>();
  /** The latest revision of each restriction. */
  readonly restrictions = new Map<string, Carried>();
  readonly kept = new Map<string, Kept>();
  readonly letters: Letter[] = [];
  readonly measures = new Map<string, MeasureDto>();
  readonly reversals = new Map<string, Reversed>();
  readonly takenBack = new Map<string, TakenBack>();
  /** In the order in which it came up. */
  readonly untold = new Map<string, Untold>();
  readonly refused = new Map<string, string>();
  /** Commands of all revisions that were answered here. */
  commandsAnswered = 0;
  private readonly byUrl = new Map<string, string>();
  private readonly deleted = new Set<string>();
  private facts = 0;

  apply(fact: Fact): void {
    this.facts++;
    switch (fact.kind) {
      case 'published':
        this.publish(fact.content);
        break;
      case 'deleted':
        this.contents.delete(fact.contentId);
        this.deleted.add(fact.contentId);
        break;
      case 'heard':
        this.heard.add(fact.eventId);
        break;
      case 'carried':
        this.commandsAnswered++;
        this.restrictions.set(fact.carried.restrictionId, fact.carried);
        this.tell(`command ${fact.carried.commandId}`, { kind: 'carried', carried: fact.carried });
        break;
      case 'kept':
        this.kept.set(fact.kept.itemId, fact.kept);
        this.tell(`item ${fact.kept.itemId}`, { kind: 'kept', kept: fact.kept });
        break;
      case 'letter':
        this.letters.push(fact.letter);
        break;
      case 'measured':
        this.measures.set(fact.measure.measureId, fact.measure);
        this.tell(`measure ${fact.measure.measureId}`, { kind: 'measure', measure: fact.measure });
        break;
      case 'reversed':
        this.reversals.set(fact.reversed.reversalId, fact.reversed);
        this.tell(`reversal ${fact.reversed.reversalId}`, { kind: 'reversed', reversed: fact.reversed });
        break;
      case 'taken-back':
        this.takeBack(fact.takenBack);
        break;
      case 'told':
        this.untold.delete(fact.what);
        break;
      case 'refused':
        this.untold.delete(fact.what);
        this.refused.set(fact.what, fact.why);
        break;
    }
  }

  /** Also what its account has deleted since; undefined of what never was here. */
  idAt(contentId: string | null, locations: readonly (string | null)[]): string | undefined {
    const names = [contentId, ...locations].filter((name) => name !== null);
    return names
      .map((name) => this.byUrl.get(name) ?? name)
      .find((id) => this.contents.has(id) || this.deleted.has(id));
  }

  isDeleted(contentId: string): boolean {
    return this.deleted.has(contentId);
  }

  restrictionsOn(contentId: string): string[] {
    const decided = [...this.restrictions.values()].filter((one) => one.contentId === contentId && isInEffect(one));
    const own = [...this.measures.values()].filter(({ content }) => content.id === contentId);
    return [...decided.map(({ type }) => type), ...own.flatMap((measure) => this.leftOf(measure))];
  }

  isVisible(contentId: string): boolean {
    return !this.restrictionsOn(contentId).some((type) => restrictionsThatHide.includes(type));
  }

  private publish(content: Content): void {
    this.contents.set(content.id, content);
    this.deleted.delete(content.id);
    this.byUrl.set(content.url, content.id);
    // Each version is told on its own: one may come while the one before is under way.
    if (!content.isUndescribed) this.tell(`content ${content.id} (${this.facts})`, { kind: 'content', content });
  }

  private takeBack(takenBack: TakenBack): void {
    const { measureId } = takenBack;
    const { appliedOn } = this.measures.get(measureId)!;
    this.takenBack.set(measureId, takenBack);
    this.tell(`measure ${measureId} taken back`, { kind: 'taken-back', takenBack, appliedOn });
  }

  /** The restriction types of the measure that are in effect still. */
  leftOf({ measureId, restrictionTypes }: MeasureDto): string[] {
    if (this.takenBack.has(measureId)) return [];
    const lifted = [...this.reversals.values()].filter((one) => one.measureId === measureId);
    return restrictionTypes.filter((type) => !lifted.some(({ lifts }) => lifts.includes(type)));
  }

  private tell(what: string, untold: Untold): void {
    this.untold.set(what, untold);
  }
}

const isInEffect = ({ outcome, isLifted }: Carried) => !isLifted && (outcome === 'done' || outcome === 'partly');
