import { Injectable } from '@nestjs/common';
import { Database } from '../infrastructure/database/database.js';
import type { SealRange } from './export-lines.js';
import type { Seal } from './seal.js';
import type { SealedEntry } from './sealed-entry.js';
import { SealsRepository } from './seals.repository.js';
import { PublicKey } from './signing-key.js';

@Injectable()
export class AuditExportQuery {
  constructor(
    private readonly db: Database,
    private readonly seals: SealsRepository,
  ) {}

  /** From the first seal with an entry of [from, to) to the last, without gaps, since each proves the one before; null when none. */
  async sealsBetween(platformId: string, from?: Date, to?: Date): Promise<SealRange | null> {
    const [range] = await this.db.query<SealRange>(
      `select b.first, b.last,
        (select sum(s.entry_count)::bigint from audit_seal s
          where s.platform_id = $1 and s.number between b.first and b.last) as entries
      from (
        select min(s.number) as first, max(s.number) as last
        from audit_seal s
        where s.platform_id = $1
          and ($2::timestamptz is null or s.last_recorded_at >= $2)
          and ($3::timestamptz is null or s.first_recorded_at < $3)
      ) b
      where b.first is not null`,
      [platformId, from, to],
    );
    return range ?? null;
  }

  /** The current key, whether it has sealed anything or not, and those of earlier seals, oldest first. */
  async keys(current: PublicKey): Promise<PublicKey[]> {
    const rows = await this.db.query<{ bytes: Buffer }>(
      'select k.public_key as bytes from audit_signing_key k order by k.recorded_at, k.id',
    );
    const earlier = rows.map(({ bytes }) => new PublicKey(bytes)).filter(({ id }) => id !== current.id);
    return [...earlier, current];
  }

  /** A seal that is there, with what its transactions wrote. */
  sealWithEntries(platformId: string, number: number): Promise<{ seal: Seal; entries: SealedEntry[] }> {
    return this.db.read(async (tx) => {
      const seal = await this.seals.find(tx, platformId, number);
      if (!seal) throw new Error(`Seal ${number} is gone`);
      return { seal, entries: await this.seals.entriesBetween(tx, platformId, seal.fromXid, seal.toXid) };
    });
  }
}
