import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import { Config } from '../infrastructure/config.js';
import { Database } from '../infrastructure/database/database.js';
import { WebhookEndpoints, webhookUrlFault } from '../infrastructure/messages/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { webhookInUse, webhookNotSet } from './platform.problems.js';
import { Platforms } from './platforms.js';
import { PlatformsRepository } from './platforms.repository.js';

@Injectable()
export class SetWebhookService {
  constructor(
    private readonly config: Config,
    private readonly db: Database,
    private readonly audit: Audit,
    private readonly webhooks: WebhookEndpoints,
    private readonly platforms: Platforms,
    private readonly repository: PlatformsRepository,
  ) {}

  /**
   * Sets the platform's webhook and gives its new secret, which nobody can read again. A platform that pulled its commands
   * is sent them from now on; one whose staff act by hand stays with that. Problem: `invalid-input` for the address.
   */
  async set(platformId: string, url: string): Promise<{ url: string; secret: string }> {
    const fault = webhookUrlFault(url, this.config.webhooks.allowHttp);
    if (fault !== undefined) throw invalidInput([{ pointer: '#/url', detail: fault }]);
    const endpoint = await this.db.transaction(async (tx) => {
      await this.repository.lock(tx, platformId);
      const record = await this.repository.find(tx, { id: platformId });
      const set = await this.webhooks.set(tx, { platformId, url });
      if (record?.enforcementChannel === 'pull') {
        await this.repository.update(tx, platformId, { enforcementChannel: 'webhook' });
      }
      await this.appendAudit(tx, platformId, 'platform.webhook-set');
      return set;
    });
    this.platforms.forget();
    return { url: endpoint.url, secret: endpoint.secret };
  }

  /**
   * Takes the webhook away; commands then wait to be pulled. Problems: `webhook-not-set`; `webhook-in-use` while the platform
   * speaks for its recipients, because their statements would reach nobody.
   */
  async remove(platformId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await this.repository.lock(tx, platformId);
      const record = await this.repository.find(tx, { id: platformId });
      if (record?.speaksForRecipients) throw webhookInUse();
      if (!(await this.webhooks.disable(tx, platformId))) throw webhookNotSet();
      if (record?.enforcementChannel === 'webhook') {
        await this.repository.update(tx, platformId, { enforcementChannel: 'pull' });
      }
      await this.appendAudit(tx, platformId, 'platform.webhook-removed');
    });
    this.platforms.forget();
  }

  private appendAudit(tx: Parameters<Audit['append']>[0], platformId: string, action: string): Promise<void> {
    return this.audit.append(tx, [
      { platformId, action, entityKind: 'platform', entityId: platformId, details: { fields: [code('webhook')] } },
    ]);
  }
}
