import type { MeasureDto } from '../../../clients/typescript/src/index.js';
import { restrictionsThatHide, type Content } from './content.js';
import type { Carried, Fact, Kept, Letter, Reversed } from './fact.js';

/** What Noticedesk still has to be told. */
export type Untold =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'carried'; readonly carried: Carried }
  | { readonly kind: 'kept'; readonly kept: Kept }
  | { readonly kind: 'measure'; readonly measure: MeasureDto }
  | { readonly kind: 'reversed'; readonly reversed: Reversed };

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
  /** In the order in which it came up. */
  readonly untold = new Map<string, Untold>();
  readonly refused = new Map<string, string>();
  private facts = 0;

  apply(fact: Fact): void {
    this.facts++;
    switch (fact.kind) {
      case 'published':
        this.contents.set(fact.content.id, fact.content);
        // Each version is told on its own: one may come while the one before is under way.
        this.tell(`content ${fact.content.id} (${this.facts})`, { kind: 'content', content: fact.content });
        break;
      case 'heard':
        this.heard.add(fact.eventId);
        break;
      case 'carried':
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
      case 'told':
        this.untold.delete(fact.what);
        break;
      case 'refused':
        this.untold.delete(fact.what);
        this.refused.set(fact.what, fact.why);
        break;
    }
  }

  contentAt(contentId: string | null, locations: readonly (string | null)[]): Content | undefined {
    const known = contentId === null ? undefined : this.contents.get(contentId);
    return known ?? [...this.contents.values()].find(({ id, url }) => locations.some((at) => at === id || at === url));
  }

  restrictionsOn(contentId: string): string[] {
    const decided = [...this.restrictions.values()].filter((one) => one.contentId === contentId && !one.isLifted);
    const own = [...this.measures.values()].filter(({ content }) => content.id === contentId);
    return [...decided.map(({ type }) => type), ...own.flatMap((measure) => this.leftOf(measure))];
  }

  isVisible(contentId: string): boolean {
    return !this.restrictionsOn(contentId).some((type) => restrictionsThatHide.includes(type));
  }

  private leftOf({ measureId, restrictionTypes }: MeasureDto): string[] {
    const lifted = [...this.reversals.values()].filter((one) => one.measureId === measureId);
    return restrictionTypes.filter((type) => !lifted.some(({ lifts }) => lifts.includes(type)));
  }

  private tell(what: string, untold: Untold): void {
    this.untold.set(what, untold);
  }
}
