import type { FieldError } from '../infrastructure/validation/index.js';
import type { Instrument, OrderProfile } from './order.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The times that law sets; the others come from the platform's targets, or from the order itself. */
const lawfulMs: Partial<Record<OrderProfile, number>> = {
  'one-hour': hour, // Regulation (EU) 2021/784 Art. 3(3)
  'eight-hours': 8 * hour, // Regulation (EU) 2023/1543: a production order in an emergency
  'ten-days': 10 * day, // Regulation (EU) 2023/1543: a production order
};

/** At which parts of its time a person is paged while the order is open: at once, and again before the time runs out. */
export const pagingAt: Record<OrderProfile, readonly number[]> = {
  standard: [],
  'one-hour': [0, 0.5, 0.8],
  'eight-hours': [0, 0.5, 0.8],
  'ten-days': [0.5, 0.8],
  custom: [0.5, 0.8],
};

/** The profile of an order that names none. */
export function profileOf(instrument: Instrument): OrderProfile {
  if (instrument === 'terrorist-content') return 'one-hour';
  return instrument === 'e-evidence' ? 'ten-days' : 'standard';
}

/** What is wrong with a profile for the instrument, and with the time that the order itself sets; [] when nothing is. */
export function profileFaults(
  { instrument, profile, effectDueAt }: { instrument: Instrument; profile: OrderProfile; effectDueAt?: Date },
  deliveredAt: Date,
): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const isTerrorist = instrument === 'terrorist-content';
  if (isTerrorist && profile !== 'one-hour')
    fault('#/profile', 'must be one-hour (Regulation (EU) 2021/784 Art. 3(3))');
  if (!isTerrorist && profile === 'one-hour') fault('#/profile', 'one-hour goes with terrorist-content only');
  if (instrument !== 'e-evidence' && (profile === 'ten-days' || profile === 'eight-hours')) {
    fault('#/profile', `${profile} goes with e-evidence only`);
  }
  if (profile === 'custom' && !effectDueAt) fault('#/effectDueAt', 'must say until when, with the profile custom');
  if (profile !== 'custom' && effectDueAt) fault('#/effectDueAt', 'goes with the profile custom only');
  if (effectDueAt && effectDueAt <= deliveredAt) fault('#/effectDueAt', 'must lie after the delivery');
  return faults;
}

/** The instant by which effect must be given; `standardDueAt` is what the platform's targets say. */
export function effectDueAt(
  { profile, effectDueAt: ownDueAt }: { profile: OrderProfile; effectDueAt?: Date },
  deliveredAt: Date,
  standardDueAt: Date,
): Date {
  const ms = lawfulMs[profile];
  if (ms !== undefined) return new Date(deliveredAt.getTime() + ms);
  return ownDueAt ?? standardDueAt;
}

/** The next instant at or after `from` at which somebody is paged for an open order; null when there is none. */
export function nextPageAt(
  { profile, deliveredAt, effectDueAt: dueAt }: { profile: OrderProfile; deliveredAt: Date; effectDueAt: Date },
  from: Date,
): Date | null {
  const ms = dueAt.getTime() - deliveredAt.getTime();
  const instants = pagingAt[profile].map((part) => new Date(deliveredAt.getTime() + part * ms));
  return instants.find((at) => at >= from) ?? null;
}
