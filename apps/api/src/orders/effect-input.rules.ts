import type { FieldError } from '../infrastructure/validation/index.js';
import type { EffectOutcome } from './order.js';

export interface StatedEffect {
  readonly outcome: EffectOutcome;
  readonly effectiveAt?: Date;
  readonly reason?: string;
}

/** What is wrong with an effect that a person states; [] when nothing is. */
export function effectFaults(
  { outcome, effectiveAt, reason }: StatedEffect,
  deliveredAt: Date,
  now: Date,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (outcome === 'not-given') {
    if (effectiveAt) fault('#/effectiveAt', 'is left out when no effect was given');
  } else if (!effectiveAt) fault('#/effectiveAt', 'must say when effect was given');
  else if (effectiveAt < deliveredAt || effectiveAt > now) {
    fault('#/effectiveAt', 'must lie between the delivery of the order and now');
  }
  if (outcome !== 'given' && !reason?.trim()) fault('#/reason', 'must say why not all of it was given'); // Art. 9(1), 10(1)
  return faults;
}

/** What is wrong with an instant at which something happened under an order; `field` is where it stands. */
export function instantFaults(field: string, at: Date | undefined, deliveredAt: Date, now: Date): FieldError[] {
  if (at === undefined || (at >= deliveredAt && at <= now)) return [];
  return [{ pointer: `#/${field}`, detail: 'must lie between the delivery of the order and now' }];
}
