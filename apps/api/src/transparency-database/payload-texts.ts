import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts, type NewSealedText } from '../infrastructure/sealing/index.js';
import type { Payload } from './payload.js';

/** Where a payload lies: a sealed text that is it, or a line of one that holds a set. */
export interface PayloadPlace {
  readonly payloadId: string;
  /** Null: the text is the payload. */
  readonly payloadLine: number | null;
}

/** So many payloads of measures share one sealed text: as many as a call carries. */
export const payloadsPerSet = 100;

/** The payloads as they are sent, sealed. Those of measures share a text by the hundred, compressed: a hundredth of the rows. */
@Injectable()
export class PayloadTexts {
  constructor(private readonly texts: SealedTexts) {}

  one(platformId: string, payload: Payload): NewSealedText {
    return this.texts.prepare({ platformId, kind: 'transparency-database-payload', text: JSON.stringify(payload) });
  }

  /** Of a measure, which has no case: it is kept and erased by itself. */
  ofMeasure(platformId: string, payload: Payload): NewSealedText {
    return this.texts.prepare({ platformId, kind: 'transparency-measure-payload', text: JSON.stringify(payload) });
  }

  /** The line of a payload is its place in the set. */
  set(platformId: string, payloads: readonly Payload[]): NewSealedText {
    const lines = payloads.map((payload) => JSON.stringify(payload)).join('\n'); // JSON has no line feeds of its own
    const text = deflateRawSync(lines, { level: 1 }).toString('base64');
    return this.texts.prepare({ platformId, kind: 'transparency-database-payloads', text });
  }

  /** The payloads as JSON, in the order of the places; undefined for erased ones. */
  async read(tx: Tx, platformId: string, places: readonly PayloadPlace[]): Promise<(string | undefined)[]> {
    const texts = await this.texts.read(tx, platformId, [...new Set(places.map(({ payloadId }) => payloadId))]);
    const sets = new Map<string, readonly string[]>();
    return places.map(({ payloadId, payloadLine }) => {
      const text = texts.get(payloadId);
      if (text === undefined || payloadLine === null) return text;
      if (!sets.has(payloadId)) sets.set(payloadId, linesOf(text));
      return sets.get(payloadId)![payloadLine];
    });
  }
}

function linesOf(text: string): readonly string[] {
  return inflateRawSync(Buffer.from(text, 'base64')).toString().split('\n');
}
