import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportKindName } from './import-kind.js';
import { DecisionsKind } from './kinds/decisions.kind.js';
import { NoticesKind } from './kinds/notices.kind.js';

/** Every kind of records that an earlier tool may hand over. */
@Injectable()
export class ImportKinds {
  private readonly kinds: Readonly<Record<string, ImportKind>>;

  constructor(notices: NoticesKind, decisions: DecisionsKind) {
    const all = [notices, decisions] as unknown as readonly ImportKind[];
    this.kinds = Object.fromEntries(all.map((kind) => [kind.name, kind]));
  }

  named(name: ImportKindName): ImportKind {
    return this.kinds[name]!;
  }
}
