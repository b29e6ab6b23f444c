import type { ItemView } from './case-items.query.js';
import type { CaseView } from './case-view.query.js';

/**
 * The case without what leads to suspected child abuse material: for who is given the case in the moment before the job that
 * takes it into the lane of its skill has run.
 */
export function withoutSuspectedMaterial(view: CaseView): CaseView {
  if (![...view.items, ...view.orders].some((asked) => asked.isAboutChildAbuse)) return view;
  return {
    ...view,
    subject: { ...view.subject, snapshot: null },
    items: itemsWithoutSuspectedMaterial(view.items),
    orders: view.orders.map((order) => (order.isAboutChildAbuse ? { ...order, location: null, reasons: null } : order)),
  };
}

export function itemsWithoutSuspectedMaterial(items: ItemView[]): ItemView[] {
  return items.map((item) =>
    item.isAboutChildAbuse
      ? { ...item, location: null, explanation: null, law: null, supplements: [], attachments: [] }
      : item,
  );
}
