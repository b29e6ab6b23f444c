import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { contactLines, Platforms, RedressLink, redressOf, type PlatformProfile } from '../platforms/index.js';
import { alreadySuspended } from './misuse.problems.js';
import type { MisuseKind } from './misuse.rules.js';
import { suspensionTemplate } from './misuse.template.js';
import type { SuspensionTexts, WeighedFactors } from './suspension.js';
import { endFaults, warningFaults } from './suspension.rules.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { TellPartyService } from './tell-party.service.js';
import { WarningsRepository } from './warnings.repository.js';
import { WeighPartyService, type WeighedParty } from './weigh-party.service.js';

export interface ProcessingSuspension {
  readonly partyId: string;
  readonly kind: Exclude<MisuseKind, 'content'>;
  readonly warningId: string;
  readonly endsAt: Date;
  readonly factors: WeighedFactors;
  readonly reasons: string;
}

/**
 * Suspends the processing of somebody's notices or complaints for a time (Art. 23(2)): decided by a person, case by case, on the
 * four factors of Art. 23(3), of which we count the first two. What is sent meanwhile is received and counted all the same.
 */
@Injectable()
export class SuspendProcessingService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly redressLink: RedressLink,
    private readonly weighing: WeighPartyService,
    private readonly tellParty: TellPartyService,
    private readonly warnings: WarningsRepository,
    private readonly suspensions: SuspensionsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /**
   * The id of the suspension. Problems: `invalid-input`, `misuse-already-suspended`, `misuse-party-unreachable`,
   * `trusted-flagger-not-suspended`.
   */
  async suspend(platformId: string, staffId: string, wanted: ProcessingSuspension): Promise<string> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const { partyId, kind, warningId, endsAt } = wanted;
      await oneAtATime(tx, `misuse:${partyId}:${kind}`);
      const now = this.clock.now();
      const weighed = await this.weighing.weigh(tx, profile, wanted, now);
      const inForceUntil = await this.suspensions.inForceUntil(tx, platformId, partyId, kind, now);
      if (inForceUntil) throw alreadySuspended(inForceUntil);
      const warning = await this.warnings.find(tx, platformId, warningId);
      const countedSince = warning
        ? await this.weighing.countedSince(tx, platformId, partyId, kind, warning.occurredAt, now)
        : 0;
      const faults = [
        ...warningFaults(warning && { ...warning, countedSince }, wanted, '#/warningId'),
        ...endFaults(endsAt, weighed.policy.longestSuspensionDays, now, '#/endsAt'),
      ];
      if (faults.length > 0) throw invalidInput(faults);
      const id = newId();
      const messageId = await this.tell(tx, profile, id, wanted, weighed, now);
      await this.insert(tx, { platformId, id, staffId, messageId, now }, wanted, weighed);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'misuse.suspended',
          article: '23(2)',
          entityKind: 'misuse-suspension',
          entityId: id,
          details: { party: code(partyId), kind: code(kind), warning: code(warningId), until: endsAt },
        },
      ]);
      return id;
    });
  }

  private async tell(
    tx: Tx,
    profile: PlatformProfile,
    id: string,
    { kind, endsAt, reasons, factors }: ProcessingSuspension,
    { party, counted, total, windowFrom }: WeighedParty,
    now: Date,
  ): Promise<string> {
    const redress = redressOf(profile);
    const complaintUrl = redress.includes('internal-complaint')
      ? this.redressLink.urlOfSuspension({ suspensionId: id, partyId: party.id })
      : null;
    return this.tellParty.tell(
      tx,
      {
        profile,
        party,
        kind: 'misuse-suspension',
        onceKey: `misuse-suspension:${id}`,
        entity: { kind: 'misuse-suspension', id },
        template: suspensionTemplate,
        values: {
          serviceName: profile.serviceName,
          timeZone: profile.timeZone,
          id,
          kind,
          endsAt,
          counted,
          total,
          windowFrom,
          assessment: factors.assessment,
          intention: factors.intention ?? null,
          reasons,
          redress,
          complaintUrl,
          contact: (language) => contactLines(profile, language),
        },
        event: { type: 'misuse.suspended', data: { suspensionId: id, kind, endsAt, complaintUrl } },
        occurredAt: now,
      },
      await this.tellParty.reach(tx, profile, party),
    );
  }

  private async insert(
    tx: Tx,
    written: { platformId: string; id: string; staffId: string; messageId: string; now: Date },
    { partyId, kind, warningId, endsAt, reasons, factors }: ProcessingSuspension,
    { counted, total, windowFrom }: WeighedParty,
  ): Promise<void> {
    const { platformId, id, staffId, messageId, now } = written;
    const { gravity, assessment, intention = null } = factors;
    const texts: SuspensionTexts = { reasons, assessment, intention };
    const sealed = this.texts.prepare({ platformId, kind: 'misuse-suspension', text: JSON.stringify(texts) });
    await this.texts.insertMany(tx, [sealed], now);
    await this.suspensions.insert(tx, {
      platformId,
      id,
      partyId,
      kind,
      warningId,
      decisionId: null,
      counted,
      total,
      windowFrom,
      gravity,
      intentionKnown: intention !== null,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      decidedBy: staffId,
      messageId,
      startsAt: now,
      endsAt,
    });
  }
}
