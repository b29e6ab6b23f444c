import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { FileKind, ShownAudit } from './compliance-audit.js';
import { complianceAuditNotMade } from './compliance-audit.problems.js';
import { ComplianceAuditsRepository } from './compliance-audits.repository.js';

/** Shows reports, and hands out their files as they were made. */
@Injectable()
export class ShowAuditsService {
  constructor(
    private readonly db: Database,
    private readonly audits: ComplianceAuditsRepository,
  ) {}

  async list(platformId: string, { limit, after }: PageQuery): Promise<Page<ShownAudit>> {
    const [beforeId] = readPageKey(after, ['id']) ?? [];
    const rows = await this.db.read((tx) => this.audits.page(tx, platformId, beforeId, limit + 1));
    return pageOf(rows, limit, ({ id }) => pageKey(id));
  }

  /** Problem: `not-found`. */
  async show(platformId: string, id: string): Promise<ShownAudit> {
    const found = await this.db.read((tx) => this.audits.find(tx, platformId, id));
    if (!found) throw notFound();
    return found;
  }

  /** Problems: `not-found`, `compliance-audit-not-made`. */
  async file(platformId: string, id: string, kind: FileKind): Promise<Uint8Array> {
    return this.db.read(async (tx) => {
      const bytes = await this.audits.file(tx, platformId, id, kind);
      if (bytes) return bytes;
      const found = await this.audits.find(tx, platformId, id);
      throw found ? complianceAuditNotMade(found) : notFound();
    });
  }
}
