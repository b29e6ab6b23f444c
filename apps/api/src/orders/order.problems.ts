import { constraintProblem, problemType } from '../infrastructure/problem/problem.js';
import type { OrderState } from './order.js';

export const orderAlreadyEntered = problemType(
  'order-already-entered',
  409,
  'This order is there already',
  () => 'An order of this authority with this reference was entered before. Add to that one.',
);

export const orderNotOpen = problemType(
  'order-not-open',
  409,
  'The order is in another state',
  (state: OrderState) => ({
    detail: `The order is ${state}: that cannot be done any more. Nothing was changed.`,
    state,
  }),
);

export const orderItemsUndecided = problemType(
  'order-items-undecided',
  409,
  'Items of the order are not settled',
  () => ({
    detail:
      'Decide the cases of the items first, and have what was decided carried out: then the authority can be told what became of them.',
  }),
);

export const receiptNotByHand = problemType(
  'receipt-not-by-hand',
  409,
  'The receipt is not yours to tell',
  () => 'The authority is told by mail, or somebody told it before.',
);

export const holdRequestAnswered = problemType(
  'hold-request-answered',
  409,
  'The request for a hold is answered',
  (state: string) => ({ detail: `The request is ${state}.`, state }),
);

export const holdRequestWaits = problemType(
  'hold-request-waits',
  409,
  'A request for a hold waits',
  () => 'Another request for this order is not answered yet.',
);

export const approverIsAsker = problemType(
  'approver-is-asker',
  403,
  'Another person must approve',
  () => 'Whoever asks for a hold cannot approve it.',
);

export const confidentialityUndecided = problemType(
  'confidentiality-undecided',
  409,
  'It is not decided whether the recipient may be told',
  () =>
    'Somebody asked to tell the recipient later. Have the request approved or refused first: this decision owes a statement of reasons.',
);

constraintProblem('authority_order_named_once', orderAlreadyEntered);
constraintProblem('order_hold_request_one_waits', holdRequestWaits);
constraintProblem('order_hold_request_by_two_persons', approverIsAsker);
