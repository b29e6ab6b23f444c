import { Injectable } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { AuditExportQuery } from './audit-export.query.js';
import { endLine, headerLine, sealLine } from './export-lines.js';
import type { Seal } from './seal.js';
import { SealEntriesService } from './seal-entries.service.js';
import { entryBytes } from './sealed-entry.js';
import { ServerSigningKey } from './server-signing-key.js';

/** Which part of the log: the seals that hold an entry written down in [from, to). */
export interface ExportPeriod {
  readonly platformId: string;
  readonly from?: Date;
  readonly to?: Date;
}

/** Hands a platform's audit log out in a form that can be verified without us (docs/audit.md). */
@Injectable()
export class ExportAuditService {
  constructor(
    private readonly clock: Clock,
    private readonly exports: AuditExportQuery,
    private readonly sealEntries: SealEntriesService,
    private readonly signingKey: ServerSigningKey,
  ) {}

  /**
   * The export as lines of NDJSON, piece by piece: the header, each seal with its entries, the end. What was committed before this call
   * is sealed first, so that it is inside. Each piece is read by itself: no transaction lasts as long as the reader does.
   */
  async *export({ platformId, from, to }: ExportPeriod): AsyncGenerator<Buffer, void, undefined> {
    await this.sealEntries.sealPlatform(platformId);
    const seals = await this.exports.sealsBetween(platformId, from, to);
    const { key } = this.signingKey;
    const keys = await this.exports.keys(key.public);
    const exportedAt = this.clock.now();
    const header = headerLine({ platformId, from: from ?? null, to: to ?? null, exportedAt, keys, seals }, key);
    yield Buffer.from(`${header}\n`);
    let last: Seal | undefined;
    for (let number = seals?.first ?? 1; number <= (seals?.last ?? 0); number++) {
      const { seal, entries } = await this.exports.sealWithEntries(platformId, number);
      const newline = Buffer.from('\n');
      const lines = entries.flatMap((entry) => [entryBytes(entry), newline]);
      yield Buffer.concat([Buffer.from(`${sealLine(seal)}\n`), ...lines]);
      last = seal;
    }
    yield Buffer.from(`${endLine(header, last, key)}\n`);
  }
}
