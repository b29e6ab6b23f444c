import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { PlatformProfile, RestrictionType } from '../platforms/index.js';
import { PartiesRepository } from './parties.repository.js';
import type { SuspensionTexts, WeighedFactors } from './suspension.js';
import { serviceSuspensionFaults, warningFaults } from './suspension.rules.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { WarningsRepository } from './warnings.repository.js';
import { WeighPartyService } from './weigh-party.service.js';

/** A suspension of the service to a recipient, as the decision that imposes it states it. */
export interface ServiceSuspension {
  readonly profile: PlatformProfile;
  /** Already written: it may supersede one that suspended too. */
  readonly decisionId: string;
  readonly subjectKind: string;
  readonly recipientId: string | null;
  readonly restrictions: readonly { readonly type: RestrictionType; readonly endsAt?: Date | null }[];
  readonly misuse: WeighedFactors & { readonly warningId: string };
  readonly staffId: string;
  readonly now: Date;
}

/**
 * Suspends the service to a recipient who often provides manifestly illegal content (Art. 23(1)). It is a restriction, so the
 * decision owes the statement of reasons and the platform carries it out; here the warning is asked for and the factors are kept.
 */
@Injectable()
export class SuspendServiceService {
  constructor(
    private readonly parties: PartiesRepository,
    private readonly weighing: WeighPartyService,
    private readonly warnings: WarningsRepository,
    private readonly suspensions: SuspensionsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** In the transaction of the decision, which is undone with `invalid-input` when it may not be. */
  async record(tx: Tx, suspension: ServiceSuspension): Promise<void> {
    const { profile, decisionId, recipientId, restrictions, misuse, staffId, now } = suspension;
    const platformId = profile.id;
    const partyId = recipientId && (await this.parties.ofRecipient(tx, platformId, recipientId));
    const kind = 'content' as const;
    const noWarning = () => invalidInput(warningFaults(null, { partyId, kind }, '#/misuse/warningId'));
    if (!partyId) throw noWarning();
    await oneAtATime(tx, `misuse:${partyId}:${kind}`);
    const warning = await this.warnings.find(tx, platformId, misuse.warningId);
    if (!warning) throw noWarning();
    const { policy, counted, total, windowFrom } = await this.weighing.weigh(
      tx,
      profile,
      { partyId, kind },
      now,
      '#/misuse',
    );
    const countedSince = await this.weighing.countedSince(tx, platformId, partyId, kind, warning.occurredAt, now);
    const { endsAt, faults } = serviceSuspensionFaults(suspension, policy.longestSuspensionDays, now);
    faults.push(...warningFaults({ ...warning, countedSince }, { partyId, kind }, '#/misuse/warningId'));
    if (faults.length > 0 || !endsAt) throw invalidInput(faults);
    const id = newId();
    const { gravity, assessment, intention = null } = misuse;
    const texts: SuspensionTexts = { reasons: null, assessment, intention };
    const sealed = this.texts.prepare({ platformId, kind: 'misuse-suspension', text: JSON.stringify(texts) });
    await this.texts.insertMany(tx, [sealed], now);
    await this.suspensions.insert(tx, {
      platformId,
      id,
      partyId,
      kind,
      warningId: misuse.warningId,
      decisionId,
      counted,
      total,
      windowFrom,
      gravity,
      intentionKnown: intention !== null,
      textId: sealed.id,
      textHash: sealed.saltedHash,
      decidedBy: staffId,
      messageId: null,
      startsAt: now,
      endsAt,
    });
    await this.audit.append(tx, [
      {
        platformId,
        action: 'misuse.suspended',
        article: '23(1)',
        entityKind: 'misuse-suspension',
        entityId: id,
        details: {
          party: code(partyId),
          kind: code(kind),
          warning: code(misuse.warningId),
          decision: code(decisionId),
          restrictions: restrictions.map(({ type }) => code(type)),
          until: endsAt,
        },
      },
    ]);
  }
}
