import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import type { ItemPlace, ItemView } from './case-items.query.js';
import { CaseViewQuery, type CaseView } from './case-view.query.js';
import { lanesOf } from './lane.rules.js';
import { itemsWithoutSuspectedMaterial, withoutSuspectedMaterial } from './suspected-material.rules.js';

/** Shows a case to a moderator who has its skill; for all others there is no such case (suspected abuse material above all). */
@Injectable()
export class ShowCaseService {
  constructor(
    private readonly db: Database,
    private readonly staff: Staff,
    private readonly query: CaseViewQuery,
    private readonly audit: Audit,
  ) {}

  /** For whoever just claimed it: the claim is on record. */
  async show(tx: Tx, platformId: string, caseId: string, laneSkills: readonly string[]): Promise<CaseView> {
    const view = await this.query.view(tx, platformId, caseId);
    if (!view || !laneSkills.includes(view.skill)) throw notFound();
    return laneSkills.includes('child-safety') ? view : withoutSuspectedMaterial(view);
  }

  /** For whoever looks it up: the look is put on record first (PRV-1). */
  async lookUp(platformId: string, staffId: string, caseId: string): Promise<CaseView> {
    const view = await this.db.read(
      async (tx) => this.show(tx, platformId, caseId, await this.laneSkillsOf(tx, platformId, staffId)),
      'kept',
    );
    await this.db.transaction((tx) =>
      this.audit.append(tx, [{ platformId, action: 'case.looked-up', entityKind: 'case', entityId: caseId }]),
    );
    return view;
  }

  /** The items of a case after a place; one more than the limit says that there are others. */
  async items(
    { platformId, staffId, caseId }: { platformId: string; staffId: string; caseId: string },
    limit: number,
    after?: ItemPlace,
  ): Promise<ItemView[]> {
    await this.lookUp(platformId, staffId, caseId);
    const items = await this.query.itemsOf(platformId, caseId, limit, after);
    const mayAll = (await this.db.read((tx) => this.laneSkillsOf(tx, platformId, staffId))).includes('child-safety');
    return mayAll ? items : itemsWithoutSuspectedMaterial(items);
  }

  private async laneSkillsOf(tx: Tx, platformId: string, staffId: string): Promise<string[]> {
    return lanesOf(await this.staff.byId(tx, platformId, staffId)).laneSkills;
  }
}
