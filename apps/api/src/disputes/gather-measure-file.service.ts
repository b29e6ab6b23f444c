import { Injectable } from '@nestjs/common';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { Problem } from '../infrastructure/problem/problem.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Measures, type MeasureReversal, type ShownMeasure } from '../measures/index.js';
import { TermsClauses, type TermsClause } from '../platforms/index.js';
import { Contents, type DescribedVersion } from '../recipients/index.js';
import { TextAccess } from '../statements-of-reasons/index.js';
import { CaseFileQuery } from './case-file.query.js';
import type { Dispute } from './dispute.js';
import { FindDisputedService } from './find-disputed.service.js';
import type { CaseFile } from './gather-case-file.service.js';

export interface FiledMeasure {
  /** With its statement; without where the texts may not be read. */
  readonly shown: ShownMeasure;
  /** What complaints and disputes lifted of it. */
  readonly reversals: readonly MeasureReversal[];
}

type Gathered = Omit<CaseFile, 'dispute' | 'body' | 'service' | 'madeAt' | 'part'>;

/** Reads what a body needs to judge a measure of the platform's own systems: nobody notified it, and no person decided it. */
@Injectable()
export class GatherMeasureFileService {
  constructor(
    private readonly db: Database,
    private readonly disputed: FindDisputedService,
    private readonly measures: Measures,
    private readonly contents: Contents,
    private readonly clauses: TermsClauses,
    private readonly query: CaseFileQuery,
    private readonly access: TextAccess,
    private readonly texts: SealedTexts,
  ) {}

  async gather(by: StaffCaller, dispute: Dispute): Promise<Gathered> {
    const { platformId } = by;
    const shown = await this.measures.show(by, platformId, dispute.measure!);
    return this.db.read(async (tx) => {
      const { skill } = (await this.disputed.find(tx, platformId, dispute))!;
      const mayReadTexts = await this.access.mayRead(tx, by, skill);
      const { id, contentExternalId, termsClauseId } = shown.measure;
      const complaint = dispute.complaintId ? await this.query.complaint(tx, platformId, dispute.complaintId) : null;
      const said = [dispute.groundsId, complaint?.textId, complaint?.reasonsId].filter((text) => text != null);
      const clause = termsClauseId ? await this.clauses.byId(tx, platformId, termsClauseId) : null;
      return {
        mayReadTexts,
        texts: mayReadTexts ? await this.texts.read(tx, platformId, said) : new Map<string, string>(),
        decisions: [],
        measure: {
          shown: mayReadTexts ? shown : { ...shown, stated: null },
          reversals: await this.measures.reversalsOf(tx, platformId, dispute.measure!),
        },
        content: mayReadTexts ? await this.content(tx, platformId, contentExternalId) : null,
        notices: [],
        noticeCount: 0,
        clauses: clause ? [clause satisfies TermsClause] : [],
        complaint,
        log: await this.query.log(tx, platformId, [id, dispute.id, ...(complaint ? [dispute.complaintId!] : [])]),
        names: await this.names(tx, platformId, complaint?.identityId ?? null),
      };
    });
  }

  /** As the platform described it last; null where it never did. */
  private async content(tx: Tx, platformId: string, externalId: string): Promise<DescribedVersion | null> {
    try {
      return await this.contents.describeByName(tx, platformId, externalId);
    } catch (error) {
      if (error instanceof Problem && error.status === 404) return null;
      throw error;
    }
  }

  private async names(tx: Tx, platformId: string, identityId: string | null): Promise<string[]> {
    if (identityId === null) return [];
    const sealed = (await this.texts.read(tx, platformId, [identityId])).get(identityId);
    if (sealed === undefined) return [];
    return Object.values(JSON.parse(sealed) as Record<string, unknown>).filter((value) => typeof value === 'string');
  }
}
