import { isUtf8 } from 'node:buffer';
import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, oneAtATime, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, payloadTooLarge } from '../infrastructure/problem/index.js';
import { dayOf, Platforms } from '../platforms/index.js';
import { AccuracyFrameQuery } from './accuracy-frame.query.js';
import {
  AccuracySamplesRepository,
  type DrawnBy,
  type NewItem,
  type StoredStratum,
} from './accuracy-samples.repository.js';
import { sampleDrawn } from './accuracy.problems.js';
import { unnamed } from './accuracy.js';
import { readUnflagged, type UnflaggedContent } from './unflagged-lines.rules.js';

export interface UnflaggedSample {
  readonly platformId: string;
  readonly from: string;
  readonly to: string;
  /** The automated system that let these contents pass. */
  readonly system: string;
  /** How the platform drew them, in its words; published with the figure. */
  readonly method: string;
}

const mostBytes = 16 * 1024 * 1024;

/** Takes in a random sample of contents that nobody flagged: without one nobody knows what a system missed. */
@Injectable()
export class ImportUnflaggedService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly frame: AccuracyFrameQuery,
    private readonly samples: AccuracySamplesRepository,
    private readonly audit: Audit,
  ) {}

  /** The new sample's id. All lines or none. Problems: `invalid-input` that names each line, `sample-drawn`, `payload-too-large`. */
  async import(sample: UnflaggedSample, body: AsyncIterable<Uint8Array>, by: DrawnBy): Promise<string> {
    const { platformId, from, to } = sample;
    const { timeZone } = await this.platforms.byId(platformId);
    const now = this.clock.now();
    if (to < from) throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must not be before the first day' }]);
    if (to >= dayOf(now, timeZone)) {
      throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must be a day that is over' }]);
    }
    const { contents, faults } = readUnflagged(await textOf(body));
    if (faults.length > 0) throw invalidInput([...faults]);
    return this.db.transaction(async (tx) => {
      await oneAtATime(tx, `accuracy-sample:${platformId}`);
      if (await this.samples.overlaps(tx, platformId, { kind: 'unflagged', from, to, system: sample.system })) {
        throw sampleDrawn();
      }
      await this.refuseFlagged(tx, { platformId, to, timeZone }, contents);
      const id = newId();
      const { strata, items } = stratified(sample.system, contents);
      await this.samples.insert(tx, {
        platformId,
        id,
        kind: 'unflagged',
        from,
        to,
        sizePerStratum: null,
        seed: null,
        frameUntil: null,
        method: sample.method,
        by,
        recordedAt: now,
        strata,
        items,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: 'accuracy-sample.imported',
          article: '15(1)(e), 42(2)(c)',
          entityKind: 'accuracy-sample',
          entityId: id,
          details: { from: code(from), to: code(to), strata: strata.length, items: items.length },
        },
      ]);
      return id;
    });
  }

  private async refuseFlagged(
    tx: Tx,
    period: { platformId: string; to: string; timeZone: string },
    contents: readonly UnflaggedContent[],
  ): Promise<void> {
    const flagged = await this.frame.flagged(
      tx,
      period,
      contents.map(({ contentId }) => contentId),
    );
    if (flagged.size === 0) return;
    const detail = `a notice named ${flagged.size} of these contents, such as "${[...flagged][0]!}": they are not unflagged`;
    throw invalidInput([{ pointer: '#', detail }]);
  }
}

async function textOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw payloadTooLarge(`At most ${mostBytes} bytes.`);
    chunks.push(chunk);
  }
  const whole = Buffer.concat(chunks);
  if (!isUtf8(whole)) throw invalidInput([{ pointer: '#', detail: 'must be UTF-8' }]); // else ids would be other ids
  return whole.toString('utf8');
}

function stratified(
  automationSystem: string,
  contents: readonly UnflaggedContent[],
): { strata: StoredStratum[]; items: NewItem[] } {
  const strata: StoredStratum[] = [];
  const items: NewItem[] = [];
  for (const [language, own] of Map.groupBy(contents, (content) => content.language)) {
    const id = newId();
    strata.push({
      id,
      automationSystem,
      automationVersion: unnamed,
      language,
      decided: 'passed',
      frameSize: own[0]!.frameSize,
      sampleSize: own.length,
      frameChecksum: null,
    });
    items.push(
      ...own.map(({ contentId }, index) => ({
        id: newId(),
        stratumId: id,
        position: index + 1,
        drawnKey: `content:${contentId}`,
        decisionId: null,
        firstDecider: null,
        caseId: null,
        appliedOn: null,
        measureId: null,
        contentExternalId: contentId,
        contentVersion: null,
        origin: 'own-initiative',
        trustedFlagger: false,
        automatedDecision: null,
        language,
        skill: 'general',
      })),
    );
  }
  return { strata, items };
}
