import { createHash } from 'node:crypto';
import type { Command, Preservation, Reversal } from './command.js';
import type { Answer, Content } from './content.js';
import type { Fact } from './fact.js';
import { Journal } from './journal.js';
import { measureAgainst } from './spam-filter.js';
import { State } from './state.js';

/** A small online service: accounts publish, and what is decided about their contents is carried out here. */
export class SamplePlatform {
  readonly state = new State();
  private working: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly journal: Journal,
    /** Addresses of its contents begin so. */
    readonly site: string,
  ) {}

  static async open(file: string, site: string): Promise<SamplePlatform> {
    const { journal, facts } = await Journal.open(file);
    const platform = new SamplePlatform(journal, site);
    for (const fact of facts) platform.state.apply(fact);
    return platform;
  }

  publish(content: Content): Promise<void> {
    return this.record(() => [{ kind: 'published', content }]);
  }

  /** As its account does it; what was kept of it stays. */
  delete(contentId: string): Promise<void> {
    return this.record(() => (this.state.contents.has(contentId) ? [{ kind: 'deleted', contentId }] : []));
  }

  /** Runs the platform's own filter over all that is visible: what it finds is hidden at own initiative (Art. 15(1)(c)). */
  filter(now: Date): Promise<void> {
    return this.record(() =>
      [...this.state.contents.values()].flatMap((content): Fact[] => {
        const measure = this.state.isVisible(content.id) ? measureAgainst(content, now) : undefined;
        return measure && !this.state.measures.has(measure.measureId) ? [{ kind: 'measured', measure }] : [];
      }),
    );
  }

  /** Somebody here sees that an own measure is wrong, before anybody complains. False where there is nothing to take back. */
  async takeBack(measureId: string, now: Date): Promise<boolean> {
    const measure = this.state.measures.get(measureId);
    if (!measure) return false;
    await this.record(() =>
      this.state.leftOf(measure).length === 0
        ? []
        : [{ kind: 'taken-back', takenBack: { measureId, reversedAt: now.toISOString() } }],
    );
    return true;
  }

  /** Does what a webhook asks for, once however often it comes. What it does not understand it leaves alone. */
  hear({ id, type, occurredAt, data }: Event): Promise<void> {
    return this.record(() => {
      if (this.state.heard.has(id)) return [];
      return [{ kind: 'heard', eventId: id }, ...this.factsOf(type, occurredAt, data)];
    });
  }

  /** Never goes back behind a revision that was carried out (docs/enforcement.md). */
  carryOut(command: Command): Promise<void> {
    return this.record(() => this.carried(command));
  }

  preserve(preservation: Preservation): Promise<void> {
    return this.record(() => this.preserved(preservation));
  }

  lift(reversal: Reversal): Promise<void> {
    return this.record(() => this.lifted(reversal));
  }

  told(what: string): Promise<void> {
    return this.record(() => [{ kind: 'told', what }]);
  }

  refused(what: string, why: string): Promise<void> {
    return this.record(() => [{ kind: 'refused', what, why }]);
  }

  async close(): Promise<void> {
    await this.working;
    await this.journal.close();
  }

  /** Written down first, known afterwards; one at a time, so that each sees what the one before has done. */
  private record(work: () => readonly Fact[]): Promise<void> {
    const done = this.working.then(async () => {
      const facts = work();
      if (facts.length === 0) return;
      await this.journal.append(facts);
      for (const fact of facts) this.state.apply(fact);
    });
    this.working = done.catch(() => {});
    return done;
  }

  private factsOf(type: string, occurredAt: string, data: unknown): Fact[] {
    if (type === 'enforcement.requested') return this.carried(data as Command);
    if (type === 'preservation.requested') return this.preserved(data as Preservation);
    if (type === 'measure.reversed') return this.lifted(reversalOf(data as ReversalEvent));
    const { recipientId, message } = data as { recipientId?: string | null; message?: Message };
    // Whatever is for a recipient brings the words: statement.issued, complaint.received, complaint.decided, misuse.warned …
    if (!recipientId || !message) return [];
    return [{ kind: 'letter', letter: { account: recipientId, ...wordsOf(message), at: occurredAt } }];
  }

  private carried(command: Command): Fact[] {
    const { commandId, restrictionId, revision, type, kind, subject, decidedAt } = command;
    const before = this.state.restrictions.get(restrictionId);
    if (before && before.revision >= revision) return [];
    const found = this.find(subject.contentId, subject.locations);
    const isLifted = kind === 'lift';
    const outcome = found && outcomeOf(found.content, isLifted);
    if (!found || !outcome || outcome === 'none') return [];
    const effectiveAt = outcome === 'refused' ? null : notBefore(decidedAt);
    const contentId = found.content?.id ?? null;
    const carried = { commandId, restrictionId, revision, type, isLifted, outcome, contentId, effectiveAt };
    return [{ kind: 'carried', carried }];
  }

  private lifted({ reversalId, measureId, lifts, decidedAt }: Reversal): Fact[] {
    if (this.state.reversals.has(reversalId)) return [];
    // What was taken back here before is lifted since then.
    const effectiveAt = this.state.takenBack.get(measureId)?.reversedAt ?? notBefore(decidedAt);
    return [{ kind: 'reversed', reversed: { reversalId, measureId, lifts, effectiveAt } }];
  }

  private preserved({ itemId, url, contentId }: Preservation): Fact[] {
    const found = this.state.kept.has(itemId) ? undefined : this.find(contentId, [url]);
    if (!found || found.content?.answer === 'none') return [];
    const { content = null, isDeleted } = found;
    const sha256 = content && createHash('sha256').update(JSON.stringify(content)).digest('hex');
    return [{ kind: 'kept', kept: { itemId, content, sha256, isDeleted, at: new Date().toISOString() } }];
  }

  /** Undefined for what is at none of our addresses: somebody else answers for it. Without `content` it is not there, or no more. */
  private find(
    contentId: string | null,
    locations: readonly (string | null)[],
  ): { content?: Content; isDeleted: boolean } | undefined {
    const id = this.state.idAt(contentId, locations);
    if (id !== undefined) return { content: this.state.contents.get(id), isDeleted: this.state.isDeleted(id) };
    return locations.some((at) => at?.startsWith(this.site)) ? { isDeleted: false } : undefined;
  }
}

function outcomeOf(content: Content | undefined, isLifted: boolean): Answer {
  if (!content) return 'gone';
  return isLifted ? 'done' : (content.answer ?? 'done');
}

/** As `measure.reversed` brings it. */
type ReversalEvent = Omit<Reversal, 'measureId'> & { readonly measure: { readonly measureId: string } };

const reversalOf = ({ measure, ...reversal }: ReversalEvent): Reversal => ({
  ...reversal,
  measureId: measure.measureId,
});

export interface Event {
  /** The same whenever it is sent again. */
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly data: unknown;
}

interface Message {
  readonly subject?: string;
  readonly text: string;
}

/** Now, unless the clock of this machine is behind that of Noticedesk. */
const notBefore = (decidedAt: string) => new Date(Math.max(Date.now(), Date.parse(decidedAt))).toISOString();

const wordsOf = ({ subject, text }: Message) => ({ subject: subject ?? '', text });
