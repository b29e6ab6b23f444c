import type { Stratum } from './accuracy.js';

/** Kept with every draw of ours: with it, the seed and the records, anybody can draw again. */
export const drawMethod =
  'Stratified by system, version, language and outcome; within a stratum a simple random sample without replacement: the first items by the number that the first 15 hexadecimal digits of SHA-256("<seed>:<key>") write, then by key. Keys: decision:<id>, measure:<applied_on>:<measure_id>.';

/** A stratum on record beside the same draw made again. */
export interface RedrawnStratum {
  readonly stratum: Stratum;
  readonly frameSizeNow: number;
  readonly sameFrame: boolean;
  readonly sameItems: boolean;
}

export function stratumKey(stratum: Omit<Stratum, 'frameSize' | 'sampleSize'>): string {
  const { automationSystem, automationVersion, language, decided } = stratum;
  return JSON.stringify([automationSystem, automationVersion, language, decided]);
}
