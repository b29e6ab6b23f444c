/** What an order names, as the authority wrote it. */
export interface OrderedItem {
  readonly url?: string;
  /** The platform's own id of the content. */
  readonly contentId?: string;
  /** What else is needed to find it. */
  readonly description?: string;
}

/**
 * What lies sealed of an order of an authority, and of each supplement what that one brought. The room of orders writes it; the
 * reviewers' screen opens it.
 */
export interface OrderTexts {
  /** Why the content is illegal (Art. 9(2)(a)(ii)). */
  readonly reasons?: string;
  /** Redress for the provider and for the recipient (Art. 9(2)(a)(v), 10(2)(a)(v)). */
  readonly redress?: string;
  /** Why the information is needed, and why that is proportionate (Art. 10(2)(a)(iv)). */
  readonly purpose?: string;
  /** Who is concerned, as the order identifies them, such as account names (Art. 10(2)(a)(iii)). */
  readonly recipients?: string;
  readonly items?: readonly OrderedItem[];
  /** It came with a translation of what is essential into a declared language (Art. 9(2)(c)). */
  readonly translated?: boolean;
  /** Criminal proceedings forbid to state the purpose (Art. 10(2)(a)(iv)). */
  readonly purposeWithheld?: boolean;
}

/** The texts of an order with what its supplements brought: items add up, of the rest the latest holds. */
export function mergedTexts(texts: readonly OrderTexts[]): OrderTexts {
  const items = texts.flatMap((one) => one.items ?? []);
  return { ...texts.reduce<OrderTexts>((merged, one) => ({ ...merged, ...one }), {}), items };
}
