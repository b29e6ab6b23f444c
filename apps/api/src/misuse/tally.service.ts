import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { FoundManifestQuery } from './found-manifest.query.js';
import type { TallyFindings } from './misuse.jobs.js';
import type { Gravity } from './misuse.rules.js';
import { PartiesRepository } from './parties.repository.js';
import type { NewTally } from './party.js';
import { TalliesRepository } from './tallies.repository.js';

const itemsAtOnce = 500;

/** A decision as far as misuse goes. */
export interface ManifestDecision {
  readonly platformId: string;
  readonly decisionId: string;
  readonly category: string | null;
  /** The content that it is about, and whose it is; null when the platform described neither. */
  readonly content: { readonly id: string; readonly version: number | null; readonly recipientId: string } | null;
  /** What was said to be manifestly illegal: items of notices, the whole content (of a case without notices), or nothing. */
  readonly illegal: 'items' | { readonly gravity: Gravity | null } | null;
  /** Whether an item may have been found manifestly unfounded. */
  readonly findsUnfounded: boolean;
}

/** Counts what decisions find manifestly illegal or manifestly unfounded (Art. 23(3)(a)). */
@Injectable()
export class TallyService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly found: FoundManifestQuery,
    private readonly parties: PartiesRepository,
    private readonly tallies: TalliesRepository,
    private readonly audit: Audit,
  ) {}

  onModuleInit(): void {
    this.handlers.register('tally-findings', (payload) => this.tallyPage(payload));
  }

  /** Once each, however often it is asked for. Tallies of one call are of one platform. */
  async tallyMany(tx: Tx, rows: readonly NewTally[]): Promise<void> {
    const platformId = rows[0]?.platformId;
    if (platformId === undefined) return;
    const now = this.clock.now();
    const parties = rows.map(({ party }) => party);
    const partyIds = await this.parties.idsOf(tx, platformId, parties, now);
    const tallies = rows.map(({ party: _, ...row }, i) => ({ ...row, partyId: partyIds[i]! }));
    if ((await this.tallies.insertMany(tx, tallies, now)) === 0) return;
    await this.audit.append(
      tx,
      [...Map.groupBy(tallies, ({ partyId, kind }) => `${partyId} ${kind}`).values()].map((ofParty) => ({
        platformId,
        action: 'misuse.counted',
        article: '23(3)',
        entityKind: 'misuse-party',
        entityId: ofParty[0]!.partyId,
        details: {
          kind: code(ofParty[0]!.kind),
          count: ofParty.length,
          ...(ofParty[0]!.decisionId && { decision: code(ofParty[0]!.decisionId) }),
        },
      })),
    );
  }

  /** The content once for a decision, however many notices are about it; notices by a job, for they may be many. */
  async tallyDecision(tx: Tx, decision: ManifestDecision): Promise<void> {
    const { platformId, decisionId, content, illegal } = decision;
    if (decision.findsUnfounded) {
      await this.jobs.add(tx, 'tally-findings', { platformId, decisionId, afterItemId: null });
    }
    if (!content || !illegal) return;
    const gravity = illegal === 'items' ? await this.found.illegalGravity(tx, platformId, decisionId) : illegal.gravity;
    if (gravity === undefined) return;
    const providedAt = await this.found.providedAt(tx, platformId, content.id, content.version);
    await this.tallyMany(tx, [
      {
        platformId,
        kind: 'content',
        party: { recipientId: content.recipientId },
        decisionId,
        contentId: content.id,
        category: decision.category,
        gravity,
        occurredAt: providedAt ?? this.clock.now(),
      },
    ]);
  }

  private tallyPage(payload: TallyFindings): Promise<void> {
    const { platformId, decisionId } = payload;
    return this.db.transaction(async (tx) => {
      const items = await this.found.unfoundedItems(tx, payload, itemsAtOnce);
      await this.tallyMany(
        tx,
        items.flatMap(({ notifierHmac, receivedAt, ...item }): NewTally[] =>
          notifierHmac
            ? [
                {
                  ...item,
                  platformId,
                  kind: 'notices',
                  party: { addressHmac: notifierHmac },
                  decisionId,
                  occurredAt: receivedAt,
                },
              ]
            : [],
        ),
      );
      if (items.length === itemsAtOnce) {
        await this.jobs.add(tx, 'tally-findings', { ...payload, afterItemId: items.at(-1)!.itemId });
      }
    });
  }
}
