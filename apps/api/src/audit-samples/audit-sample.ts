/** What an auditor can draw a sample of. */
export const sampledKinds = ['notices', 'decisions', 'statements', 'complaints', 'measures'] as const;
export type SampledKind = (typeof sampledKinds)[number];

export interface AskedSample {
  readonly platformId: string;
  readonly of: SampledKind;
  /** Days of the platform's zone, both inside. */
  readonly from: string;
  readonly to: string;
  /** As notified, decided or complained about; left out: whichever. */
  readonly category?: string;
  readonly size: number;
  /** Left out: a random one is made, and told. */
  readonly seed?: string;
  /** Records written later are not drawn from; left out: five minutes ago. */
  readonly until?: Date;
}

export interface SampledItem {
  /** What was shuffled: with the seed, anybody can check the order. */
  readonly key: string;
  readonly id: string;
  readonly reference: string | null;
  readonly occurredAt: Date;
  readonly category: string | null;
  readonly outcome: string | null;
  readonly language: string | null;
}

export interface AuditSample {
  readonly platform: string;
  readonly timeZone: string;
  readonly of: SampledKind;
  readonly from: string;
  readonly to: string;
  readonly category: string | null;
  readonly seed: string;
  readonly until: Date;
  readonly frameSize: number;
  /** Sum of all ranks of the frame: another frame has another one. */
  readonly frameChecksum: string;
  readonly items: readonly SampledItem[];
}

export const drawMethod =
  'Simple random sample without replacement: the first items by the number that the first 15 hexadecimal digits of ' +
  'SHA-256("<seed>:<key>") write, then by key.';
