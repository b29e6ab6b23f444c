import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Sealer, SealedTexts } from '../infrastructure/sealing/index.js';
import type { MeasureContent, MeasureTexts } from './measure.js';
import { MeasureTextsRepository } from './measure-texts.repository.js';

export const measureTextKind = 'measure-text';

/** The words of measures: thousands share the same, which are sealed once a platform and found by a keyed hash. */
@Injectable()
export class MeasureTextsService {
  constructor(
    private readonly sealer: Sealer,
    private readonly sealedTexts: SealedTexts,
    private readonly texts: MeasureTextsRepository,
  ) {}

  /** The keyed hash of a text, in hexadecimal. */
  hmacOf(text: string): string {
    return this.sealer.hmac('measure-text', text).toString('hex');
  }

  /** The ids of the texts, by their hash as `hmacOf` gives it; those that are new are sealed. Each says that it was used today. */
  async keep(
    tx: Tx,
    platformId: string,
    texts: ReadonlyMap<string, string>,
    recordedAt: Date,
  ): Promise<Map<string, string>> {
    const hmacs = [...texts.keys()].map((hmac) => Buffer.from(hmac, 'hex'));
    const known = await this.used(tx, platformId, hmacs, recordedAt);
    const missing = [...texts].filter(([hmac]) => !known.has(hmac));
    if (missing.length === 0) return known;
    const sealed = missing.map(([hmac, text]) => ({
      hmac,
      text: this.sealedTexts.prepare({ platformId, kind: measureTextKind, text }),
    }));
    const rows = sealed.map(({ hmac, text }) => ({
      id: text.id,
      textHmac: Buffer.from(hmac, 'hex'),
      textHash: text.saltedHash,
    }));
    const inserted = await this.texts.insertNew(tx, platformId, rows, recordedAt);
    const ours = sealed.filter(({ text }) => inserted.has(text.id));
    await this.sealedTexts.insertMany(
      tx,
      ours.map(({ text }) => text),
      recordedAt,
    );
    for (const { hmac, text } of ours) known.set(hmac, text.id);
    if (ours.length === sealed.length) return known;
    return this.used(tx, platformId, hmacs, recordedAt); // another caller wrote the same words meanwhile
  }

  /** The ids of those that are there; a row is written for each once a day at most. */
  private async used(tx: Tx, platformId: string, hmacs: readonly Buffer[], at: Date): Promise<Map<string, string>> {
    const day = at.toISOString().slice(0, 10);
    let known = await this.texts.idsOf(tx, platformId, hmacs);
    const stale = [...known.values()].filter(({ lastUsedOn }) => lastUsedOn < day);
    if (stale.length > 0) {
      const ids = stale.map(({ id }) => id);
      await this.texts.touch(tx, platformId, ids, day);
      known = await this.texts.idsOf(tx, platformId, hmacs); // some may have been retired meanwhile
    }
    return new Map([...known].map(([hmac, { id }]) => [hmac, id]));
  }

  /**
   * Before the words are erased (PRV-2): from here on who sends the same words makes a new row. False when it was done before, or
   * when a measure came to use them meanwhile: then they stay.
   */
  retire(tx: Tx, platformId: string, id: string, now: Date): Promise<boolean> {
    return this.texts.retire(tx, platformId, id, now);
  }

  /** The texts by id; erased ones are absent. */
  async read(tx: Tx, platformId: string, ids: readonly string[]): Promise<Map<string, MeasureTexts>> {
    const texts = await this.sealedTexts.read(tx, platformId, [...new Set(ids)]);
    return new Map([...texts].map(([id, text]) => [id, JSON.parse(text) as MeasureTexts]));
  }
}

/** What is sealed of a measure, always the same text for the same words. */
export function textOf({ facts, ground }: MeasureContent): string {
  const { explanation, law, provision, memberState } = ground;
  return JSON.stringify({ facts, explanation, law, provision, memberState } satisfies MeasureTexts);
}
