import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { JobHandlers } from '../infrastructure/jobs/index.js';
import { Pages } from '../staff/index.js';
import { RushQuery } from './rush.query.js';
import { rushOf, rushRule } from './rush.rules.js';
import type { Rush, Surge } from './surge.js';
import { SurgesRepository } from './surges.repository.js';

export const noticeSurgesSweep = 'notice-surges';
const everySeconds = 60;
const hourMs = 3_600_000;

/** Sees that many more notices come than usual, and pages the person on call, who switches surge mode on or dismisses it. */
@Injectable()
export class NoticeSurgesService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly audit: Audit,
    private readonly pages: Pages,
    private readonly rushes: RushQuery,
    private readonly surges: SurgesRepository,
  ) {}

  onModuleInit(): void {
    this.handlers.every(noticeSurgesSweep, everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const platform of await this.db.read((tx) => this.rushes.platforms(tx))) {
      const now = this.clock.now();
      const rush = await this.db.read((tx) => this.rushAt(tx, platform, now));
      if (rush) await this.db.transaction((tx) => this.notice(tx, platform.id, rush, now));
    }
  }

  private async rushAt(
    tx: Tx,
    { id, timeZone }: { readonly id: string; readonly timeZone: string },
    until: Date,
  ): Promise<Rush | null> {
    const inHour = await this.rushes.inHour(tx, id, until);
    if (inHour < rushRule.fewestNotices || (await this.isKnown(tx, id, until))) return null;
    return rushOf(inHour, await this.rushes.sameHourBefore(tx, id, { until, days: rushRule.days, timeZone }));
  }

  /** Somebody deals with it already, or did a short while ago. */
  private isKnown(tx: Tx, platformId: string, now: Date): Promise<boolean> {
    return this.surges.anyOpenSince(tx, platformId, new Date(now.getTime() - rushRule.quietHours * hourMs));
  }

  private async notice(tx: Tx, platformId: string, rush: Rush, now: Date): Promise<void> {
    await oneAtATime(tx, `surge:${platformId}`);
    if (await this.isKnown(tx, platformId, now)) return;
    const surge: Surge = {
      id: newId(),
      category: null,
      language: null,
      origin: 'rule',
      state: 'noticed',
      beganAt: now,
      switchedOnAt: null,
      expectedEndAt: null,
      endedAt: null,
      rush,
      recordedAt: now,
    };
    await this.surges.insert(tx, platformId, surge);
    const event = { id: newId(), kind: 'noticed', staffId: null, textId: null, expectedEndAt: null } as const;
    await this.surges.insertEvent(tx, platformId, surge.id, { ...event, occurredAt: now, recordedAt: now }, null);
    await this.audit.append(tx, [
      {
        platformId,
        action: 'surge.noticed',
        article: '34',
        entityKind: 'surge',
        entityId: surge.id,
        details: { rule: code(rush.rule), noticesInHour: rush.noticesInHour },
      },
    ]);
    await this.pages.page(tx, {
      platformId,
      entity: { kind: 'surge', id: surge.id },
      subject: 'surge-noticed',
      dueAt: null,
      now,
    });
  }
}
