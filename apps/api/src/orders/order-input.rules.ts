import { eeaCodes, isSubcategoryOf, memberStateFrom } from '../categories/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import type { RestrictionType } from '../platforms/index.js';
import type { Instrument, OrderedItem, OrderKind } from './order.js';

/** What an order, or a supplement to one, says of itself. */
export interface NamedElements {
  readonly provision?: string | null;
  readonly category?: string | null;
  readonly keyword?: string | null;
  readonly territory?: readonly string[];
  readonly items?: readonly OrderedItem[];
  readonly reasons?: string;
  readonly recipients?: string;
  readonly purpose?: string;
  readonly expiresAt?: Date;
}

export interface EnteredOrder extends NamedElements {
  readonly kind: OrderKind;
  readonly instrument: Instrument;
  readonly memberState?: string;
  readonly demands?: readonly RestrictionType[];
  readonly deliveredAt?: Date;
}

/** What an order to act demands when it does not say which restriction: that nobody can reach the content. */
export const usualDemands: readonly RestrictionType[] = ['visibility-removal', 'visibility-disabling'];

const kindsOf: Partial<Record<Instrument, OrderKind>> = {
  'dsa-article-9': 'act',
  'terrorist-content': 'act',
  referral: 'act',
  'dsa-article-10': 'information',
  'e-evidence': 'information',
};

/** What is wrong with an order that nothing can be made of; what it merely lacks is not here. [] when nothing is. */
export function enteredFaults(order: EnteredOrder, now: Date): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  const { kind, instrument, memberState, demands, deliveredAt } = order;
  const only = kindsOf[instrument];
  if (only && only !== kind) fault('#/kind', `must be ${only} with the instrument ${instrument}`);
  if (instrument === 'third-country') {
    if (memberState !== undefined) fault('#/memberState', 'is left out for a third country');
  } else if (memberState === undefined) {
    if (instrument !== 'referral') fault('#/memberState', 'must name the Member State of the authority');
  } else if (!memberStateFrom(memberState)) {
    fault('#/memberState', 'must be a Member State (ISO 3166-1)');
  }
  if (kind === 'information' && demands?.length) fault('#/demands', 'goes with an order to act only');
  if (deliveredAt && deliveredAt > now) fault('#/deliveredAt', 'must not be in the future');
  faults.push(...expiryFaults(order, deliveredAt ?? now));
  return [...faults, ...namedFaults(order, kind)];
}

/** What is wrong with the end that an order, or a supplement to one, sets to the order. */
export function expiryFaults({ expiresAt }: Pick<NamedElements, 'expiresAt'>, deliveredAt: Date): FieldError[] {
  return expiresAt && expiresAt <= deliveredAt
    ? [{ pointer: '#/expiresAt', detail: 'must lie after the delivery of the order' }]
    : [];
}

/** What is wrong with the elements of an order, or of a supplement to one. */
export function namedFaults(named: NamedElements, kind: OrderKind): FieldError[] {
  const faults: FieldError[] = [];
  const fault = (pointer: string, detail: string) => faults.push({ pointer, detail });
  if (named.provision && !named.category) {
    fault('#/category', 'must say under which category the provision cited falls'); // ORD-4
  }
  if (named.category && !named.provision)
    fault('#/category', 'follows from the provision: leave it out when none is cited');
  if (named.keyword && (!named.category || !isSubcategoryOf(named.keyword, named.category))) {
    fault('#/keyword', 'must stand under the category');
  }
  named.territory?.forEach((code, index) => {
    if (!stateCode(code)) fault(`#/territory/${index}`, 'must be a state of the EU or EEA (ISO 3166-1)');
  });
  named.items?.forEach(({ url, contentId }, index) => {
    if ((url === undefined) === (contentId === undefined)) {
      fault(`#/items/${index}`, 'must have either an address (url) or the id of a content (contentId)');
    } else if (!(url ?? contentId)?.trim()) {
      fault(`#/items/${index}/${url === undefined ? 'contentId' : 'url'}`, 'must not be blank');
    }
  });
  for (const field of ['items', 'territory', 'reasons'] as const) {
    if (kind === 'information' && named[field]?.length) fault(`#/${field}`, 'goes with an order to act only');
  }
  if (kind === 'information' && named.expiresAt) fault('#/expiresAt', 'goes with an order to act only');
  for (const field of ['recipients', 'purpose'] as const) {
    if (kind === 'act' && named[field]) fault(`#/${field}`, 'goes with an order to provide information only');
  }
  return faults;
}

/** The territory as it is stored: sorted, each state once, EL as GR. */
export function territoryFrom(codes: readonly string[] | undefined): string[] {
  return [...new Set((codes ?? []).map((code) => stateCode(code)!))].sort();
}

function stateCode(code: string): string | undefined {
  return memberStateFrom(code) ?? (eeaCodes.includes(code) ? code : undefined);
}
