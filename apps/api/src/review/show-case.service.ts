import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { Staff } from '../staff/index.js';
import { CaseViewQuery, type CaseView } from './case-view.query.js';
import { lanesOf } from './lane.rules.js';
import { withoutSuspectedMaterial } from './suspected-material.rules.js';

/** Shows a case to a moderator who has its skill; for all others there is no such case (suspected abuse material above all). */
@Injectable()
export class ShowCaseService {
  constructor(
    private readonly db: Database,
    private readonly staff: Staff,
    private readonly query: CaseViewQuery,
  ) {}

  async show(platformId: string, staffId: string, caseId: string): Promise<CaseView> {
    const view = await this.query.view(platformId, caseId);
    const moderator = await this.db.read((tx) => this.staff.byId(tx, platformId, staffId));
    const { laneSkills } = lanesOf(moderator);
    if (!view || !laneSkills.includes(view.skill)) throw notFound();
    return laneSkills.includes('child-safety') ? view : withoutSuspectedMaterial(view);
  }
}
