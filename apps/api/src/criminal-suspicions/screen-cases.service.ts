import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { Review } from '../review/index.js';
import { type CaseToScreen, CasesToScreenQuery } from './cases-to-screen.query.js';
import { ScreeningsRepository } from './screenings.repository.js';

/** Whoever alleges a threat to life opens a look under Art. 18, whatever is decided about the content (TRI-3). */
@Injectable()
export class ScreenCasesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly review: Review,
    private readonly audit: Audit,
    private readonly toScreen: CasesToScreenQuery,
    private readonly screenings: ScreeningsRepository,
  ) {}

  /** The cases that nobody has looked at, of those that the person may see; the longest waiting first. */
  async list(caller: StaffCaller, { limit, after }: { limit: number; after?: string }): Promise<Page<CaseToScreen>> {
    const [openedAtKey, id] = readPageKey(after, ['instant', 'id']) ?? [];
    const place = openedAtKey !== undefined && id !== undefined ? { openedAtKey, id } : undefined;
    const rows = await this.db.read(async (tx) => {
      const skills = callerMay(caller, 'suspicion:handle')
        ? null
        : await this.review.skillsOf(tx, caller.platformId, caller.staffId);
      return this.toScreen.page(tx, caller.platformId, { skills, after: place, limit: limit + 1 });
    });
    return pageOf(rows, limit, (row) => pageKey(row.openedAtKey, row.caseId));
  }

  /** No suspicion was found, and why; where there is one, it is raised instead. Problem: `not-found`. */
  clear(caller: StaffCaller, caseId: string, reason: string): Promise<string> {
    const { platformId, staffId } = caller;
    return this.db.transaction(async (tx) => {
      if (!(await this.maySee(tx, caller, caseId))) throw notFound();
      const now = this.clock.now();
      const sealed = this.texts.prepare({ platformId, kind: 'suspicion-screening', text: reason });
      await this.texts.insertMany(tx, [sealed], now);
      const row = { platformId, caseId, textId: sealed.id, textHash: sealed.saltedHash, staffId, now };
      const id = await this.screenings.insert(tx, row);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'suspicion-screening.recorded',
          article: '18(1)',
          entityKind: 'suspicion-screening',
          entityId: id,
        },
      ]);
      return id;
    });
  }

  private maySee(tx: Tx, caller: StaffCaller, caseId: string): Promise<boolean> {
    return callerMay(caller, 'suspicion:handle')
      ? this.review.exists(tx, caller.platformId, caseId)
      : this.review.isSeenBy(tx, caller.platformId, caseId, caller.staffId);
  }
}
