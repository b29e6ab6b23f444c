import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Audit, code } from '../audit/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { evidencePack, type EvidenceNotice, type SaidByNotice } from './evidence-pack.js';
import { FlaggerPeriod } from './flagger-period.js';
import { InsufficientNoticesQuery } from './insufficient-notices.query.js';
import type { DayPeriod } from './period.rules.js';
import { ReferFlaggerService } from './refer-flagger.service.js';
import type { QualityScope } from './quality.query.js';
import { ShowQualityService } from './show-quality.service.js';

/** The most notices in one pack; more are counted in its manifest. */
const noticesAtMost = 2_000;

export interface MadePack {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Puts together what the Coordinator needs to judge a flagger (TF-6). Who made which pack is on record, by its hash. */
@Injectable()
export class MakeEvidencePackService {
  constructor(
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly texts: SealedTexts,
    private readonly periods: FlaggerPeriod,
    private readonly quality: ShowQualityService,
    private readonly insufficient: InsufficientNoticesQuery,
    private readonly referrals: ReferFlaggerService,
  ) {}

  /** The pack of a referral, with its explanation. Problem: `not-found`. */
  async ofReferral(platformId: string, flaggerId: string, referralId: string): Promise<MadePack> {
    const { from, to, explanation } = await this.referrals.show(platformId, flaggerId, referralId);
    return this.make(platformId, flaggerId, { from, to }, explanation);
  }

  /** A pack without explanation, to look at first. Problems: `not-found`, `invalid-input`. */
  ofPeriod(platformId: string, flaggerId: string, period: DayPeriod): Promise<MadePack> {
    return this.make(platformId, flaggerId, period, null);
  }

  private async make(
    platformId: string,
    flaggerId: string,
    period: DayPeriod,
    explanation: string | null,
  ): Promise<MadePack> {
    const { scope } = await this.periods.scope(platformId, flaggerId, period);
    const quality = await this.quality.show(platformId, flaggerId, period);
    return this.db.transaction(async (tx) => {
      const notices = await this.notices(tx, scope);
      const leftOut = (await this.insufficient.count(tx, scope)) - notices.length;
      const bytes = evidencePack({ explanation, quality, notices, leftOut });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'trusted-flagger.evidence-packed',
          article: '22(6)',
          entityKind: 'trusted-flagger',
          entityId: flaggerId,
          details: {
            from: code(period.from),
            to: code(period.to),
            notices: notices.length,
            sha256: code(createHash('sha256').update(bytes).digest('hex')),
          },
        },
      ]);
      return { bytes, fileName: `evidence-${flaggerId}-${period.from}-${period.to}.zip` };
    });
  }

  private async notices(tx: Tx, scope: QualityScope): Promise<EvidenceNotice[]> {
    const notices = await this.insufficient.notices(tx, scope, noticesAtMost);
    const ids = notices.map(({ noticeId }) => noticeId);
    const items = Map.groupBy(await this.insufficient.items(tx, scope, ids), ({ noticeId }) => noticeId);
    const open = notices.filter(({ isProtected }) => !isProtected);
    const textIds = open.flatMap(({ noticeId, submissionIds }) => [
      ...submissionIds,
      ...(items.get(noticeId) ?? []).flatMap(({ reasonId }) => reasonId ?? []),
    ]);
    const texts = await this.texts.read(tx, scope.platformId, [...new Set(textIds)]);
    return notices.map((notice) => ({
      notice,
      said: notice.submissionIds.flatMap((id) => {
        const text = texts.get(id);
        return text === undefined ? [] : [JSON.parse(text) as SaidByNotice];
      }),
      items: (items.get(notice.noticeId) ?? []).map((item) => ({
        ...item,
        reason: texts.get(item.reasonId ?? '') ?? null,
      })),
    }));
  }
}
