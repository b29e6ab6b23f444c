import { Injectable } from '@nestjs/common';
import type { ImportKind, ImportKindName } from './import-kind.js';
import { NoticesKind } from './kinds/notices.kind.js';

/** Every kind of records that an earlier tool may hand over. */
@Injectable()
export class ImportKinds {
  private readonly kinds: Readonly<Record<string, ImportKind>>;

  constructor(notices: NoticesKind) {
    const all = [notices] as unknown as readonly ImportKind[];
    this.kinds = Object.fromEntries(all.map((kind) => [kind.name, kind]));
  }

  named(name: ImportKindName): ImportKind {
    return this.kinds[name]!;
  }
}
