import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { callerMay, type StaffCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { forbidden, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { LegalNote, LegalReferral } from './legal-referral.js';
import { LegalReferralsRepository } from './legal-referrals.repository.js';

@Injectable()
export class ShowReferralsService {
  constructor(
    private readonly db: Database,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly referrals: LegalReferralsRepository,
  ) {}

  /** That and when counsel was asked; no word of what. */
  list(
    platformId: string,
    { caseId, ...asked }: PageQuery & { readonly caseId?: string },
  ): Promise<Page<LegalReferral>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = at === undefined ? null : { at, id: id! };
    return this.db.read(async (tx) => {
      const rows = await this.referrals.page(tx, platformId, caseId ?? null, after, asked.limit + 1);
      return pageOf(rows, asked.limit, (referral) => pageKey(referral.askedAt.toISOString(), referral.id));
    });
  }

  /** What was asked and answered, for who asked and who may read it; each look is audited. Problems: `not-found`, `forbidden`. */
  notes(caller: StaffCaller, id: string): Promise<LegalNote[]> {
    const { platformId, staffId } = caller;
    return this.db.transaction(async (tx) => {
      const found = await this.referrals.find(tx, platformId, id);
      if (!found) throw notFound();
      if (found.askedBy !== staffId && !callerMay(caller, 'legal:read-notes'))
        throw forbidden('Privileged: only for who asked, and who may read legal notes.');
      const rows = await this.referrals.notes(tx, platformId, id);
      const texts = await this.texts.read(
        tx,
        platformId,
        rows.map(({ textId }) => textId),
      );
      await this.audit.append(tx, [
        { platformId, action: 'legal-notes.read', entityKind: 'legal-referral', entityId: id },
      ]);
      return rows.map(({ textId, ...note }) => ({ ...note, text: texts.get(textId) ?? null }));
    });
  }
}
