import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportKindName } from './import-kind.js';
import { ComplaintsKind } from './kinds/complaints.kind.js';
import { DecisionsKind } from './kinds/decisions.kind.js';
import { DisputesKind } from './kinds/disputes.kind.js';
import { NoticesKind } from './kinds/notices.kind.js';
import { OrdersKind } from './kinds/orders.kind.js';

/** Every kind of records that an earlier tool may hand over. */
@Injectable()
export class ImportKinds {
  private readonly kinds: Readonly<Record<ImportKindName, unknown>>;

  constructor(
    notices: NoticesKind,
    orders: OrdersKind,
    decisions: DecisionsKind,
    complaints: ComplaintsKind,
    disputes: DisputesKind,
  ) {
    this.kinds = { notices, orders, decisions, complaints, disputes };
  }

  /** Lines and rows of it are known to itself alone. */
  named(name: ImportKindName): ImportKind {
    return this.kinds[name] as ImportKind;
  }
}
