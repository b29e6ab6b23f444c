import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { type HoldEntry, Holds } from '../infrastructure/messages/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { Platforms, type PlatformProfile } from '../platforms/index.js';
import { AuthoritiesRepository } from './authorities.repository.js';
import type { Authority } from './authority.js';
import { type Freeze, FreezesRepository } from './freezes.repository.js';
import { heldCase } from './hold-back.service.js';
import { type ExportRow, type ReportRow, ReportsRepository } from './reports.repository.js';
import type { MemberStateGuess, SecondLook, SuspicionRow, SuspicionState } from './suspicion.js';
import { type Addressees, addresseesOf } from './suspicion.rules.js';
import { type SuspicionEvent, SuspicionsRepository } from './suspicions.repository.js';

/** A suspicion with all that was done about it, its texts opened. */
export interface ShownSuspicion {
  readonly suspicion: SuspicionRow;
  readonly memberStates: readonly MemberStateGuess[];
  readonly addressees: Addressees;
  /** The register's authorities of the addressees. */
  readonly authorities: readonly Authority[];
  readonly events: readonly (SuspicionEvent & { readonly texts: Readonly<Record<string, string>> })[];
  readonly reports: readonly (ReportRow & { readonly texts: Readonly<Record<string, string>> })[];
  readonly exports: readonly (ExportRow & { readonly necessity: string | null })[];
  readonly freezes: readonly Freeze[];
  readonly holds: readonly HoldEntry[];
}

export interface ListedSuspicions {
  readonly state?: SuspicionState;
  readonly secondLook?: SecondLook | 'owed';
  readonly limit: number;
  readonly after?: string;
}

/** For senior moderators and compliance officers alone; each look is on record before anything is given out. */
@Injectable()
export class ShowSuspicionService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly texts: SealedTexts,
    private readonly holds: Holds,
    private readonly audit: Audit,
    private readonly suspicions: SuspicionsRepository,
    private readonly authorities: AuthoritiesRepository,
    private readonly reports: ReportsRepository,
    private readonly freezes: FreezesRepository,
  ) {}

  /** Problem: `not-found`. */
  async show(platformId: string, id: string): Promise<ShownSuspicion> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const suspicion = await this.suspicions.find(tx, platformId, id);
      if (!suspicion) throw notFound();
      await this.recordLook(tx, platformId, [suspicion]);
      return this.open(tx, profile, suspicion);
    });
  }

  /** The newest first, without texts. */
  async list(platformId: string, { state, secondLook, limit, after }: ListedSuspicions): Promise<Page<SuspicionRow>> {
    const [before] = readPageKey(after, ['id']) ?? [];
    return this.db.transaction(async (tx) => {
      const filter = { state, secondLook, before, limit: limit + 1 };
      const page = pageOf(await this.suspicions.list(tx, platformId, filter), limit, ({ id }) => pageKey(id));
      await this.recordLook(tx, platformId, page.items);
      return page;
    });
  }

  private async open(tx: Tx, profile: PlatformProfile, suspicion: SuspicionRow): Promise<ShownSuspicion> {
    const { platformId, id } = suspicion;
    const memberStates = await this.suspicions.memberStatesOf(tx, platformId, id);
    const addressees = addresseesOf(memberStates, profile);
    const events = await this.suspicions.eventsOf(tx, platformId, id);
    const reports = await this.reports.of(tx, platformId, id);
    const exports = await this.reports.exportsOf(tx, platformId, id);
    const textIds = [...events, ...reports, ...exports].flatMap(({ textId }) => textId ?? []);
    const texts = await this.texts.read(tx, platformId, textIds);
    const said = (textId: string | null): Record<string, string> => {
      const text = textId === null ? undefined : texts.get(textId);
      return text === undefined ? {} : (JSON.parse(text) as Record<string, string>);
    };
    return {
      suspicion,
      memberStates,
      addressees,
      authorities: await this.authorities.inUse(tx, platformId, addressees.jurisdictions),
      events: events.map((event) => ({ ...event, texts: said(event.textId) })),
      reports: reports.map((report) => ({ ...report, texts: said(report.textId) })),
      exports: exports.map((made) => ({ ...made, necessity: (made.textId && texts.get(made.textId)) ?? null })),
      freezes: await this.freezes.of(tx, platformId, id),
      holds: await this.holds.listOf(tx, platformId, heldCase(suspicion)),
    };
  }

  private recordLook(tx: Tx, platformId: string, seen: readonly SuspicionRow[]): Promise<void> {
    return this.audit.append(
      tx,
      seen.map(({ id }) => ({
        platformId,
        action: 'criminal-suspicion.read',
        article: '18(1)',
        entityKind: 'criminal-suspicion',
        entityId: id,
      })),
    );
  }
}
