import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { Pages } from '../staff/index.js';
import { surgeMoveRefused, surgeOpen } from './surge.problems.js';
import type { Surge, SurgeEventKind, SurgeMove, SurgeScope } from './surge.js';
import { changeOf, eventOf, stateAfter } from './surge.rules.js';
import { SurgesRepository } from './surges.repository.js';

/** What a person says with what they do. */
export interface SurgeWords {
  /** Why, or what was done. */
  readonly text: string;
  /** Now unless told. */
  readonly at?: Date;
  readonly expectedEndAt?: Date;
}

/** Switches surge mode on and off, and keeps what was done between (AUD-5). Only persons do. */
@Injectable()
export class SwitchSurgeService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly pages: Pages,
    private readonly surges: SurgesRepository,
  ) {}

  /** Switches on unasked. Problems: `invalid-input`, `surge-open`. */
  open(
    { platformId, staffId }: StaffCaller,
    scope: SurgeScope,
    words: SurgeWords & { readonly expectedEndAt: Date },
  ): Promise<Surge> {
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `surge:${platformId}`);
      const recordedAt = this.clock.now();
      const at = this.instant(words, recordedAt, null);
      const open = await this.surges.openOf(tx, platformId, scope);
      if (open) throw surgeOpen(open.id, open.state);
      const surge: Surge = {
        ...scope,
        id: newId(),
        origin: 'person',
        state: 'on',
        beganAt: at,
        switchedOnAt: at,
        expectedEndAt: words.expectedEndAt,
        endedAt: null,
        rush: null,
        recordedAt,
      };
      await this.surges.insert(tx, platformId, surge);
      await this.write(tx, { platformId, staffId }, surge, 'switched-on', words, { at, recordedAt });
      return surge;
    });
  }

  /** Problems: `not-found`, `surge-move-refused`, `invalid-input`. */
  move({ platformId, staffId }: StaffCaller, id: string, move: SurgeMove, words: SurgeWords): Promise<Surge> {
    return this.db.transaction(async (tx) => {
      const found = await this.surges.lock(tx, platformId, id);
      if (!found) throw notFound();
      const state = stateAfter(found.state, move);
      if (state === null) throw surgeMoveRefused(found.state, move);
      const recordedAt = this.clock.now();
      const at = this.instant(words, recordedAt, found);
      const { expectedEndAt = null } = words;
      const surge = { ...found, ...changeOf(found, state, move, { at, expectedEndAt }) };
      await this.surges.change(tx, platformId, id, surge);
      await this.write(tx, { platformId, staffId }, surge, eventOf[move], words, { at, recordedAt });
      if (found.state === 'noticed') await this.pages.settle(tx, platformId, { kind: 'surge', id });
      return surge;
    });
  }

  /** Facts may be told late, not before the surge; what is expected lies ahead. */
  private instant({ at, expectedEndAt }: SurgeWords, now: Date, surge: Surge | null): Date {
    const told = at ?? now;
    const faults = [
      ...(told > now ? [{ pointer: '#/at', detail: 'must not lie in the future' }] : []),
      ...(surge && told < (surge.switchedOnAt ?? surge.beganAt)
        ? [{ pointer: '#/at', detail: 'must not lie before the surge' }]
        : []),
      ...(expectedEndAt && expectedEndAt <= now
        ? [{ pointer: '#/expectedEndAt', detail: 'must lie in the future' }]
        : []),
    ];
    if (faults.length > 0) throw invalidInput(faults);
    return told;
  }

  private async write(
    tx: Tx,
    { platformId, staffId }: { readonly platformId: string; readonly staffId: string },
    { id, category, language }: Surge,
    kind: SurgeEventKind,
    { text, expectedEndAt }: SurgeWords,
    { at, recordedAt }: { readonly at: Date; readonly recordedAt: Date },
  ): Promise<void> {
    const sealed = this.texts.prepare({ platformId, kind: 'surge-words', text });
    await this.texts.insertMany(tx, [sealed], recordedAt);
    const event = {
      id: newId(),
      kind,
      staffId,
      textId: sealed.id,
      expectedEndAt: expectedEndAt ?? null,
      occurredAt: at,
      recordedAt,
    };
    await this.surges.insertEvent(tx, platformId, id, event, sealed.saltedHash);
    await this.audit.append(tx, [
      {
        platformId,
        action: `surge.${kind}`,
        article: '34',
        entityKind: 'surge',
        entityId: id,
        details: {
          at,
          ...(category !== null && { category: code(category) }),
          ...(language !== null && { language: code(language) }),
          ...(expectedEndAt && { expectedEndAt }),
        },
      },
    ]);
  }
}
