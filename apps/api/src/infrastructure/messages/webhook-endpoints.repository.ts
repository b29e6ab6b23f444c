import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import type { Tx } from '../database/tx.js';
import { newId } from '../ids.js';
import { Sealer } from '../sealing/index.js';

export interface WebhookEndpoint {
  readonly id: string;
  readonly url: string;
  /** Standard Webhooks: `whsec_` and 32 bytes in base64. */
  readonly secret: string;
}

const SECRET_BYTES = 32;

/** Where the events of a platform go; at most one endpoint at a time, its secret wrapped by the master key. */
@Injectable()
export class WebhookEndpoints {
  constructor(
    private readonly clock: Clock,
    private readonly sealer: Sealer,
  ) {}

  /** Takes the place of the former endpoint, also for what is queued. The secret is made here unless given. */
  async set(
    tx: Tx,
    { platformId, url, secret = newSecret() }: { platformId: string; url: string; secret?: string },
  ): Promise<WebhookEndpoint> {
    await this.disable(tx, platformId);
    const id = newId();
    await tx.sql.query(
      'insert into webhook_endpoint (platform_id, id, url, sealed_secret, recorded_at) values ($1, $2, $3, $4, $5)',
      [platformId, id, url, this.sealer.wrap(secret), this.clock.now()],
    );
    return { id, url, secret };
  }

  async activeFor(tx: Tx, platformId: string): Promise<WebhookEndpoint | null> {
    const { rows } = await tx.sql.query<{ id: string; url: string; sealedSecret: Buffer }>({
      name: 'webhook-endpoint-active',
      text: `select e.id, e.url, e.sealed_secret as "sealedSecret"
        from webhook_endpoint e
        where e.platform_id = $1 and e.disabled_at is null`,
      values: [platformId],
    });
    const [row] = rows;
    return row ? { id: row.id, url: row.url, secret: this.sealer.unwrap(row.sealedSecret).toString() } : null;
  }

  /** False when there was none. */
  async disable(tx: Tx, platformId: string): Promise<boolean> {
    const { rowCount } = await tx.sql.query(
      'update webhook_endpoint set disabled_at = $2 where platform_id = $1 and disabled_at is null',
      [platformId, this.clock.now()],
    );
    return rowCount === 1;
  }
}

function newSecret(): string {
  return `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;
}
