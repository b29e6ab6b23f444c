import type { Day, PlannedContent } from './day.js';

/** What everybody can look up about the contents of the day, by any name that they go by. */
export class Script {
  private readonly byName = new Map<string, PlannedContent>();

  constructor(readonly day: Day) {
    for (const content of day.contents) this.byName.set(content.id, content).set(content.url, content);
  }

  /** The content with this id or at this address; undefined when it is none of this day's. */
  contentAt(...names: readonly (string | null | undefined)[]): PlannedContent | undefined {
    const name = names.find((one) => one != null);
    return name == null ? undefined : this.byName.get(name);
  }
}
