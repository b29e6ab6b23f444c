import type { Random } from '../random.js';
import { languages, ownInitiativeAllegations, suicide, type Allegation } from './allegations/index.js';
import type { Detour, EnforcementAnswer, PlannedContent } from './day.js';
import { author } from './people.js';
import { rulingTerms, type Ruling } from './ruling.js';

const descriptions = { before: 60, after: 20, never: 20 } as const;
const answers: Readonly<Record<EnforcementAnswer, number>> = { done: 80, partly: 5, refused: 4, gone: 4, none: 7 };
const detours: readonly Detour[] = ['hold', 'escalate', 'hand-over', 'release'];

/** Of how many ordinary contents one takes a detour, and one is misjudged. */
const detourEvery = 20;
const misjudgedEvery = 60;

/** How many urgent commands the platform leaves unanswered, so that something is overdue in the evening. */
const unansweredAtMost = 3;

/** Invents what is on the platform. `run` keeps the ids of one run apart from those of others. */
export class ContentPlan {
  readonly contents: PlannedContent[] = [];
  private ordinary = 0;
  private misjudgable = 0;
  private endangered = 0;

  constructor(
    private readonly random: Random,
    private readonly run: string,
    private readonly site: string,
  ) {}

  /** One that notices are about. */
  noticed(allegation: Allegation, fixed: Partial<PlannedContent> = {}): PlannedContent {
    const content = { ...this.invent(allegation), ...fixed };
    const planned = { ...content, ...this.fate(content) };
    this.contents.push(planned);
    return planned;
  }

  /** One that the platform comes across itself: described, or no case could be opened. */
  ownFind(): PlannedContent {
    const found = this.invent(this.random.pick(ownInitiativeAllegations));
    const content: PlannedContent = { ...found, description: 'before', isEdited: false };
    this.contents.push(content);
    return content;
  }

  /** One that no chance befalls: it is described, and the platform does as it is told. */
  plain(allegation: Allegation, ruling: Ruling): PlannedContent {
    const content: PlannedContent = {
      ...this.invent(allegation),
      description: 'before',
      isEdited: false,
      ruling,
      answer: 'done',
    };
    this.contents.push(content);
    return content;
  }

  private invent(allegation: Allegation): PlannedContent {
    const { random } = this;
    const id = `demo-${this.run}-${this.contents.length + 1}`;
    const language = random.pick(languages);
    const isTrader = allegation.kind === 'listing';
    const described = random.weighted(descriptions);
    return {
      id,
      url: `${this.site}${allegation.kind}/${id}`,
      allegation,
      language,
      author: author(random, `account-${this.run}-${random.integer(1, 150)}-${language}`, language, isTrader),
      description: described,
      isEdited: described === 'before' && random.chance(0.05),
      ruling: random.pick(allegation.rulings),
      answer: random.weighted(answers),
      isMisjudged: false,
    };
  }

  /** What happens to it besides, by its number and not by chance: every kind of turn comes up in a short day too. */
  private fate({ allegation, ruling, description }: PlannedContent): Partial<PlannedContent> {
    if (allegation === suicide) return ++this.endangered <= unansweredAtMost ? { answer: 'none' } : {};
    if (!allegation.clause) return {};
    const turn = ++this.ordinary;
    if (turn % detourEvery === 4) return { detour: detours[Math.floor(turn / detourEvery) % detours.length] };
    if (rulingTerms[ruling].ground !== 'illegal' || description !== 'before') return {};
    return ++this.misjudgable % misjudgedEvery === 2 ? { isMisjudged: true, answer: 'done' } : {};
  }
}
