import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { contactLines, Platforms } from '../platforms/index.js';
import { alreadyWarned } from './misuse.problems.js';
import type { MisuseKind } from './misuse.rules.js';
import { warningTemplate } from './misuse.template.js';
import { TellPartyService } from './tell-party.service.js';
import { WarningsRepository } from './warnings.repository.js';
import { WeighPartyService } from './weigh-party.service.js';

export interface GivenWarning {
  readonly partyId: string;
  readonly kind: MisuseKind;
  readonly reasons: string;
}

/** Art. 23(1), (2): nobody is suspended who was not warned before. */
@Injectable()
export class WarnPartyService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly weighing: WeighPartyService,
    private readonly tellParty: TellPartyService,
    private readonly warnings: WarningsRepository,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /**
   * The id of the warning. Problems: `invalid-input`, `misuse-already-warned` while nothing came since the last one that arrived,
   * `misuse-party-unreachable`, `trusted-flagger-not-suspended`.
   */
  async warn(platformId: string, staffId: string, { partyId, kind, reasons }: GivenWarning): Promise<string> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `misuse:${partyId}:${kind}`);
      const now = this.clock.now();
      const { party, counted, total, windowFrom } = await this.weighing.weigh(tx, profile, { partyId, kind }, now);
      const last = await this.warnings.lastHeard(tx, platformId, partyId, kind);
      if (last) {
        const since = await this.weighing.countedSince(tx, platformId, partyId, kind, last.occurredAt, now);
        if (since === 0) throw alreadyWarned();
      }
      const id = newId();
      const messageId = await this.tellParty.tell(
        tx,
        {
          profile,
          party,
          kind: 'misuse-warning',
          onceKey: `misuse-warning:${id}`,
          entity: { kind: 'misuse-warning', id },
          template: warningTemplate,
          values: {
            serviceName: profile.serviceName,
            timeZone: profile.timeZone,
            id,
            kind,
            counted,
            total,
            windowFrom,
            reasons,
            contact: (language) => contactLines(profile, language),
          },
          event: { type: 'misuse.warned', data: { warningId: id, kind, counted, total } },
          occurredAt: now,
        },
        await this.tellParty.reach(tx, profile, party),
      );
      const sealed = this.texts.prepare({ platformId, kind: 'misuse-warning', text: reasons });
      await this.texts.insertMany(tx, [sealed], now);
      await this.warnings.insert(tx, {
        platformId,
        id,
        partyId,
        kind,
        counted,
        total,
        windowFrom,
        reasonsId: sealed.id,
        reasonsHash: sealed.saltedHash,
        givenBy: staffId,
        messageId,
        occurredAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'misuse.warned',
          article: kind === 'content' ? '23(1)' : '23(2)',
          entityKind: 'misuse-warning',
          entityId: id,
          details: { party: code(partyId), kind: code(kind), counted, total },
        },
      ]);
      return id;
    });
  }
}
