/** Kinds of data that an order to provide information asks for; none of them is ever kept here (ORD-7). */
export const dataCategories = ['subscriber', 'login', 'traffic', 'content', 'payment', 'other'] as const;
export type DataCategory = (typeof dataCategories)[number];

/** What is sealed of a disclosure. */
export interface DisclosureDetail {
  readonly handedTo: string;
  readonly details?: string;
}
