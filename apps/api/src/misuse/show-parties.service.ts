import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { isId, pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Platforms } from '../platforms/index.js';
import {
  CountsQuery,
  type CountedGroup,
  type CountedParty,
  type CountedThing,
  type PartyPlace,
  type Window,
} from './counts.query.js';
import type { MisusePolicy } from './default-policies.js';
import { isAboveThresholds, misuseKinds, windowStart, type Counts, type MisuseKind } from './misuse.rules.js';
import { PartiesRepository } from './parties.repository.js';
import type { Party } from './party.js';
import { PoliciesRepository } from './policies.repository.js';
import { ShowMisuseService, type ShownSuspension, type ShownWarning } from './show-misuse.service.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { WarningsRepository } from './warnings.repository.js';

const recordsAtMost = 100;

export interface ShownCounts extends Counts, Window {
  readonly kind: MisuseKind;
  readonly aboveThresholds: boolean;
  readonly groups: readonly CountedGroup[];
}

export interface ShownParty {
  readonly party: Party;
  readonly counts: readonly ShownCounts[];
  /** Newest first. */
  readonly warnings: readonly ShownWarning[];
  readonly suspensions: readonly ShownSuspension[];
}

export interface CountedPartyPage extends Page<CountedParty> {
  readonly window: Window;
  readonly policy: MisusePolicy;
}

interface AskedWindow {
  readonly kind: MisuseKind;
  /** The policy's when left out. */
  readonly windowMonths?: number;
}

/** Who often does what Art. 23 is about: numbers, shares and rows, in a window that ends now. They decide nothing. */
@Injectable()
export class ShowPartiesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly parties: PartiesRepository,
    private readonly policies: PoliciesRepository,
    private readonly counts: CountsQuery,
    private readonly warnings: WarningsRepository,
    private readonly suspensions: SuspensionsRepository,
    private readonly showMisuse: ShowMisuseService,
  ) {}

  /** Those above the platform's thresholds first, then by number. */
  list(platformId: string, asked: AskedWindow & PageQuery): Promise<CountedPartyPage> {
    const after = placeOf(asked.after);
    return this.db.read(async (tx) => {
      const { policy, ...window } = await this.windowOf(tx, platformId, asked);
      const { thresholdCount, thresholdPercent } = policy;
      const rows = await this.counts.parties(
        tx,
        platformId,
        { kind: asked.kind, ...window, thresholdCount, thresholdPercent },
        { after, limit: asked.limit + 1 },
      );
      const page = pageOf(rows, asked.limit, ({ aboveThresholds, counted, id }) =>
        pageKey(aboveThresholds ? 1 : 0, counted, id),
      );
      return { ...page, window, policy };
    });
  }

  /** With the counts of every kind of which something is counted, or of the kind asked for. Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, partyId: string, asked: Partial<AskedWindow>): Promise<ShownParty> {
    return this.db.read(async (tx) => {
      const party = await this.find(tx, platformId, partyId);
      const counts: ShownCounts[] = [];
      for (const kind of asked.kind ? [asked.kind] : misuseKinds) {
        const { policy, ...window } = await this.windowOf(tx, platformId, { ...asked, kind });
        const numbers = await this.counts.of(tx, platformId, partyId, kind, window);
        if (!asked.kind && numbers.counted === 0) continue;
        const groups = await this.counts.groups(tx, platformId, partyId, kind, window);
        counts.push({ kind, ...window, ...numbers, aboveThresholds: isAboveThresholds(numbers, policy), groups });
      }
      const warnings = await this.warnings.ofParty(tx, platformId, partyId, recordsAtMost);
      const suspensions = await this.suspensions.ofParty(tx, platformId, partyId, recordsAtMost);
      return {
        party,
        counts,
        warnings: await this.showMisuse.withReasons(tx, caller, platformId, warnings),
        suspensions: await this.showMisuse.withTexts(tx, caller, platformId, suspensions),
      };
    });
  }

  /** What is counted, newest first. Problem: `not-found`. */
  listCounted(platformId: string, partyId: string, asked: AskedWindow & PageQuery): Promise<Page<CountedThing>> {
    const key = readPageKey(asked.after, ['instant', 'id']);
    return this.db.read(async (tx) => {
      await this.find(tx, platformId, partyId);
      const { from, to } = await this.windowOf(tx, platformId, asked);
      const rows = await this.counts.things(
        tx,
        platformId,
        { partyId, kind: asked.kind, from, to },
        { after: key ? [key[0]!, key[1]!] : null, limit: asked.limit + 1 },
      );
      return pageOf(rows, asked.limit, ({ occurredAt, id }) => pageKey(occurredAt.toISOString(), id));
    });
  }

  private async find(tx: Tx, platformId: string, partyId: string): Promise<Party> {
    const party = await this.parties.find(tx, platformId, partyId);
    if (!party) throw notFound();
    return party;
  }

  private async windowOf(
    tx: Tx,
    platformId: string,
    { kind, windowMonths }: AskedWindow,
  ): Promise<Window & { policy: MisusePolicy }> {
    const to = this.clock.now();
    const policy = await this.policies.inForce(tx, platformId, kind, to);
    const zone = await this.platforms.timeZoneOf(tx, platformId);
    return { policy, from: windowStart(to, windowMonths ?? policy.windowMonths, zone), to };
  }
}

function placeOf(after: string | undefined): PartyPlace | null {
  const [above, counted, id] = readPageKey(after, 3) ?? [];
  if (above === undefined || counted === undefined || id === undefined) return null;
  if (!/^[01]$/.test(above) || !/^\d{1,15}$/.test(counted) || !isId(id)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return { aboveThresholds: above === '1', counted: Number(counted), id };
}
