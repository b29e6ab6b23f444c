export interface OfOrder {
  platformId: string;
  orderId: string;
}

/** A case with orders in it of which a decision was made, or carried out. */
export interface FollowedOrders {
  platformId: string;
  /** Any decision of the case. */
  decisionId: string;
}

/** A decision that rested on an order alone, which has ended. */
export interface LiftedAfterOrder extends OfOrder {
  decisionId: string;
  /** Who recorded the end: the lifting decision is theirs. */
  staffId: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'answer-authority': OfOrder;
    'follow-order-effect': FollowedOrders;
    'tell-of-order': OfOrder;
    'lift-after-order': LiftedAfterOrder;
  }
}
