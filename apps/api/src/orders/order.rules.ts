import type { Instrument, OrderElement, OrderKind, OrderTexts } from './order.js';

/** What an order says, before anybody has checked that nothing is missing. */
export interface OrderContent {
  readonly kind: OrderKind;
  readonly instrument: Instrument;
  readonly authority: string;
  readonly legalBasis: string | null;
  readonly provision: string | null;
  readonly territory: readonly string[];
  readonly language: string;
  readonly texts: OrderTexts;
}

/**
 * The elements of Art. 9(2) or 10(2) that an order lacks, in the article's order; [] when complete. `declaredLanguages` are those of
 * the contact point for authorities (Art. 11(3)). Referrals and requests of third countries are no orders under the DSA: they lack nothing.
 */
export function missingElements(order: OrderContent, declaredLanguages: readonly string[]): OrderElement[] {
  if (!isOrderOfMemberState(order.instrument)) return [];
  const missing = order.kind === 'act' ? missingToAct(order) : missingForInformation(order);
  const [language] = order.language.toLowerCase().split('-');
  if (!declaredLanguages.includes(language!) && !order.texts.translated) missing.push('language'); // (c)
  return missing;
}

function missingToAct({ authority, legalBasis, provision, territory, texts }: OrderContent): OrderElement[] {
  const missing: OrderElement[] = [];
  if (isBlank(legalBasis)) missing.push('legal-basis'); // Art. 9(2)(a)(i)
  if (isBlank(texts.reasons)) missing.push('reasons'); // (ii)
  if (isBlank(provision)) missing.push('provision'); // (ii)
  if (isBlank(authority)) missing.push('authority'); // (iii)
  if (!texts.items?.length) missing.push('location'); // (iv)
  if (isBlank(texts.redress)) missing.push('redress'); // (v)
  if (territory.length === 0) missing.push('territory'); // (b)
  return missing;
}

function missingForInformation({ authority, legalBasis, texts }: OrderContent): OrderElement[] {
  const missing: OrderElement[] = [];
  if (isBlank(legalBasis)) missing.push('legal-basis'); // Art. 10(2)(a)(i)
  if (isBlank(authority)) missing.push('authority'); // (ii)
  if (isBlank(texts.recipients)) missing.push('recipients'); // (iii)
  if (isBlank(texts.purpose) && !texts.purposeWithheld) missing.push('purpose'); // (iv)
  if (isBlank(texts.redress)) missing.push('redress'); // (v)
  return missing;
}

/** Whether the report counts it as an order of a Member State's authority (IR Annex II 1.2), of whatever legal basis. */
export function isOrderOfMemberState(instrument: Instrument): boolean {
  return instrument !== 'referral' && instrument !== 'third-country';
}

/** Whether it is an order to act that Art. 9 is about: its recipient is told by Art. 9(5), and it owes no statement (Art. 17(5)). */
export function isArticle9Order(instrument: Instrument): boolean {
  return instrument === 'dsa-article-9' || instrument === 'terrorist-content';
}

/** Whether the recipient is told of the order itself (Art. 9(5), 10(5)). */
export function recipientIsTold(instrument: Instrument): boolean {
  return isArticle9Order(instrument) || instrument === 'dsa-article-10';
}

function isBlank(text: string | null | undefined): boolean {
  return !text?.trim();
}
