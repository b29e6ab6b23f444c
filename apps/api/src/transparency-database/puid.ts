import { Injectable } from '@nestjs/common';
import { Sealer } from '../infrastructure/sealing/index.js';
import type { Environment, MeasureKey } from './submission.js';

const MS_HEX_DIGITS = 12;

/**
 * The PUIDs: version 8 UUIDs that follow from what is submitted, so that the same statement or measure can never get two. The first
 * 48 bits are milliseconds, as in version 7, for rows are kept by month; the rest is a keyed hash: the Commission publishes PUIDs,
 * and nobody must find a platform's own ids in them. The ids are not the same in the sandbox and in production.
 */
@Injectable()
export class Puids {
  constructor(private readonly sealer: Sealer) {}

  /** Begins as the statement's id does. */
  ofStatement(platformId: string, environment: Environment, statementId: string): string {
    return this.made(millisecondsOf(statementId), ['statement', platformId, environment, statementId]);
  }

  /** Begins with the day on which the measure was applied, in UTC. */
  ofMeasure(platformId: string, environment: Environment, { appliedOn, measureId }: MeasureKey): string {
    return this.made(Date.parse(`${appliedOn}T00:00:00Z`), ['measure', platformId, environment, appliedOn, measureId]);
  }

  private made(ms: number, parts: readonly string[]): string {
    const bytes = Buffer.alloc(16);
    bytes.writeUIntBE(ms, 0, 6);
    this.sealer.hmac('transparency-database-puid', JSON.stringify(parts)).copy(bytes, 6, 0, 10);
    bytes[6] = (bytes[6]! & 0x0f) | 0x80;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    const hex = bytes.toString('hex');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  }
}

/** The instant that a time-ordered UUID begins with, in milliseconds since 1970. */
export function millisecondsOf(id: string): number {
  return Number.parseInt(id.replaceAll('-', '').slice(0, MS_HEX_DIGITS), 16);
}
