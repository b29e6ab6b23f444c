import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Staff } from '../staff/index.js';

/** How long a process may go by the languages that the moderators had: who comes new is given the next cases. */
const freshForMs = 5_000;

/** The languages in which the moderators of a platform can be given cases. */
@Injectable()
export class SpokenLanguages {
  private readonly known = new Map<string, { languages: ReadonlySet<string>; loadedAtMs: number }>();

  constructor(private readonly staff: Staff) {}

  async of(tx: Tx, platformId: string): Promise<ReadonlySet<string>> {
    const known = this.known.get(platformId);
    if (known && performance.now() - known.loadedAtMs < freshForMs) return known.languages;
    const languages = new Set(await this.staff.moderatedLanguages(tx, platformId));
    this.known.set(platformId, { languages, loadedAtMs: performance.now() });
    return languages;
  }
}
