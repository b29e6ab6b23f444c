import { Injectable } from '@nestjs/common';
import { may, type KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import type { MisuseKind } from './misuse.rules.js';
import type { Suspension, SuspensionTexts } from './suspension.js';
import { stateOf, type SuspensionState } from './suspension.rules.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { WarningsRepository, type Warning } from './warnings.repository.js';

export interface ShownWarning extends Warning {
  /** Null when erased, or not open to the caller. */
  readonly reasons: string | null;
}

export interface ShownSuspension extends Suspension {
  readonly state: SuspensionState;
  readonly texts: SuspensionTexts | null;
  /** Of the ends, in their order. */
  readonly endReasons: readonly (string | null)[];
}

/** Shows warnings and suspensions, their texts to who may read texts. */
@Injectable()
export class ShowMisuseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly warnings: WarningsRepository,
    private readonly suspensions: SuspensionsRepository,
    private readonly texts: SealedTexts,
  ) {}

  /** Problem: `not-found`. */
  warning(caller: KeyCaller, platformId: string, id: string): Promise<ShownWarning> {
    return this.db.read(async (tx) => {
      const warning = await this.warnings.find(tx, platformId, id);
      if (!warning) throw notFound();
      return (await this.withReasons(tx, caller, platformId, [warning]))[0]!;
    });
  }

  /** Problem: `not-found`. */
  suspension(caller: KeyCaller, platformId: string, id: string): Promise<ShownSuspension> {
    return this.db.read(async (tx) => {
      const suspension = await this.suspensions.find(tx, platformId, id);
      if (!suspension) throw notFound();
      return (await this.withTexts(tx, caller, platformId, [suspension]))[0]!;
    });
  }

  /** Newest first. */
  listSuspensions(
    caller: KeyCaller,
    platformId: string,
    { kind, limit, after }: PageQuery & { kind?: MisuseKind },
  ): Promise<Page<ShownSuspension>> {
    return this.db.read(async (tx) => {
      const key = readPageKey(after, ['instant', 'id']);
      const place = { after: key ? ([key[0]!, key[1]!] as const) : null, limit: limit + 1 };
      const rows = await this.suspensions.page(tx, platformId, kind ?? null, place);
      const page = pageOf(rows, limit, ({ startsAt, id }) => pageKey(startsAt.toISOString(), id));
      return { ...page, items: await this.withTexts(tx, caller, platformId, page.items) };
    });
  }

  async withReasons(
    tx: Tx,
    caller: KeyCaller,
    platformId: string,
    warnings: readonly Warning[],
  ): Promise<ShownWarning[]> {
    const texts = await this.read(
      tx,
      caller,
      platformId,
      warnings.map(({ reasonsId }) => reasonsId),
    );
    return warnings.map((warning) => ({ ...warning, reasons: texts.get(warning.reasonsId) ?? null }));
  }

  async withTexts(
    tx: Tx,
    caller: KeyCaller,
    platformId: string,
    suspensions: readonly Suspension[],
  ): Promise<ShownSuspension[]> {
    const now = this.clock.now();
    const ids = suspensions.flatMap(({ textId, ends }) => [textId, ...ends.map(({ reasonId }) => reasonId)]);
    const texts = await this.read(tx, caller, platformId, ids);
    return suspensions.map((suspension) => {
      const text = texts.get(suspension.textId);
      return {
        ...suspension,
        state: stateOf({ ...suspension, endedBy: suspension.ends.map(({ cause }) => cause) }, now),
        texts: text === undefined ? null : (JSON.parse(text) as SuspensionTexts),
        endReasons: suspension.ends.map(({ reasonId }) => texts.get(reasonId) ?? null),
      };
    });
  }

  private async read(
    tx: Tx,
    caller: KeyCaller,
    platformId: string,
    ids: readonly string[],
  ): Promise<Map<string, string>> {
    return may(caller.role, 'misuse:read-texts') ? this.texts.read(tx, platformId, ids) : new Map();
  }
}
