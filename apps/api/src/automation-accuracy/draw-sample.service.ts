import { Injectable } from '@nestjs/common';
import { createHash, randomBytes } from 'node:crypto';
import { Audit, code } from '../audit/index.js';
import { skillFor } from '../categories/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { AccuracyFrameQuery, type DrawnItem } from './accuracy-frame.query.js';
import { AccuracyItemsRepository } from './accuracy-items.repository.js';
import {
  AccuracySamplesRepository,
  type DrawnBy,
  type NewItem,
  type NewSample,
  type StoredStratum,
} from './accuracy-samples.repository.js';
import { nothingToDraw, sampleDrawn } from './accuracy.problems.js';
import { drawMethod, stratumKey, type RedrawnStratum } from './draw.rules.js';

export interface AskedDraw {
  readonly platformId: string;
  readonly from: string;
  readonly to: string;
  readonly sizePerStratum: number;
}

/** Facts whose transaction may still be open are left out, so that a later draw finds the same frame. */
const settledAfterMinutes = 5;

/** Draws a random sample of what was decided with automated means, and draws it again for whoever doubts it (Art. 15(1)(e)). */
@Injectable()
export class DrawSampleService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly frame: AccuracyFrameQuery,
    private readonly samples: AccuracySamplesRepository,
    private readonly items: AccuracyItemsRepository,
    private readonly audit: Audit,
  ) {}

  /** The new sample's id. Problems: `invalid-input` for days that are not over, `sample-drawn`, `nothing-to-draw`. */
  async draw({ platformId, from, to, sizePerStratum }: AskedDraw, by: DrawnBy): Promise<string> {
    const { timeZone } = await this.platforms.byId(platformId);
    const now = this.clock.now();
    refuseDays({ from, to }, dayOf(now, timeZone));
    const seed = randomBytes(16).toString('hex');
    const frameUntil = new Date(now.getTime() - settledAfterMinutes * 60_000);
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `accuracy-sample:${platformId}`);
      if (await this.samples.overlaps(tx, platformId, { kind: 'decisions', from, to })) throw sampleDrawn();
      const drawn = await this.frame.draw(tx, { platformId, from, to, timeZone, frameUntil, seed, sizePerStratum });
      if (drawn.length === 0) throw nothingToDraw();
      const id = newId();
      const { strata, items } = stratified(drawn);
      const sample: NewSample = {
        platformId,
        id,
        kind: 'decisions',
        from,
        to,
        sizePerStratum,
        seed,
        frameUntil,
        method: drawMethod,
        by,
        recordedAt: now,
        strata,
        items,
      };
      await this.samples.insert(tx, sample);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'accuracy-sample.drawn',
          article: '15(1)(e), 42(2)(c)',
          entityKind: 'accuracy-sample',
          entityId: id,
          details: {
            from: code(from),
            to: code(to),
            seed: code(seed),
            frameUntil,
            strata: strata.length,
            items: items.length,
            itemsSha256: code(hashOf(drawn)),
          },
        },
      ]);
      return id;
    });
  }

  /** The same draw from the records as they are now, stratum by stratum beside the one on record. Problem: `not-found`. */
  async redraw(platformId: string, sampleId: string): Promise<RedrawnStratum[]> {
    const { timeZone } = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const sample = await this.samples.find(tx, platformId, sampleId);
      if (!sample?.seed || !sample.frameUntil || !sample.sizePerStratum) throw notFound();
      const { seed, frameUntil, sizePerStratum, from, to } = sample;
      const again = Map.groupBy(
        await this.frame.draw(tx, { platformId, from, to, timeZone, frameUntil, seed, sizePerStratum }),
        stratumKey,
      );
      const recorded = await this.samples.strata(tx, platformId, { sampleIds: [sampleId] });
      const keys = await this.items.drawnKeys(tx, platformId, sampleId);
      return recorded.map((stratum) => {
        const found = again.get(stratumKey(stratum)) ?? [];
        const same = found.map(({ key }) => key).join('\n') === keys.get(stratum.id)?.join('\n');
        return {
          stratum,
          frameSizeNow: found[0]?.frameSize ?? 0,
          sameFrame: found[0]?.frameChecksum === stratum.frameChecksum,
          sameItems: same,
        };
      });
    });
  }
}

function refuseDays({ from, to }: { from: string; to: string }, today: string): void {
  if (to < from) throw invalidInput([{ pointer: '#/to', detail: 'must not be before the first day' }]);
  if (to >= today) throw invalidInput([{ pointer: '#/to', detail: 'must be a day that is over' }]);
}

function stratified(drawn: readonly DrawnItem[]): { strata: StoredStratum[]; items: NewItem[] } {
  const strata: StoredStratum[] = [];
  const items: NewItem[] = [];
  for (const own of Map.groupBy(drawn, stratumKey).values()) {
    const { automationSystem, automationVersion, language, decided, frameSize, frameChecksum } = own[0]!;
    const id = newId();
    const sampleSize = own.length;
    strata.push({ id, automationSystem, automationVersion, language, decided, frameSize, sampleSize, frameChecksum });
    items.push(...own.map((item) => toItem(item, id)));
  }
  return { strata, items };
}

function toItem({ key, skill, category, keyword, ...drawn }: DrawnItem, stratumId: string): NewItem {
  const { position, decisionId, firstDecider, caseId, appliedOn, measureId, contentExternalId, contentVersion } = drawn;
  const { origin, trustedFlagger, automatedDecision, language } = drawn;
  return {
    id: newId(),
    stratumId,
    position,
    drawnKey: key,
    decisionId,
    firstDecider,
    caseId,
    appliedOn,
    measureId,
    contentExternalId,
    contentVersion,
    origin,
    trustedFlagger,
    automatedDecision,
    language,
    skill: skill ?? skillFor(category, keyword),
  };
}

function hashOf(drawn: readonly DrawnItem[]): string {
  return createHash('sha256')
    .update(drawn.map(({ key }) => `${key}\n`).join(''))
    .digest('hex');
}
