import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { JobHandlers, Jobs } from '../infrastructure/jobs/index.js';
import { ConnectionsRepository } from './connections.repository.js';
import { mayLeadTo } from './connection.rules.js';
import { dateOf } from './payload.rules.js';
import { ReconcileService } from './reconcile.service.js';

export const fetchDumpsSweep = 'transparency-database-fetch-dumps';

/** Made daily from 06:00 UTC on for the day before (reference, section 11); it may take its time. */
const READY_HOUR_UTC = 8;
const DAY_MS = 86_400_000;
const TIMEOUT_MS = 30 * 60_000;
const MAX_REDIRECTS = 3;

/** Fetches the daily dump where a platform has said where it lies; without a token, for it is public. */
@Injectable()
export class FetchDumpService implements OnModuleInit {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly handlers: JobHandlers,
    private readonly jobs: Jobs,
    private readonly connections: ConnectionsRepository,
    private readonly reconcile: ReconcileService,
  ) {}

  onModuleInit(): void {
    this.handlers.register('fetch-dump', ({ platformId, day }, { signal }) => this.fetch(platformId, day, signal), {
      lane: 'webhook',
    });
    this.handlers.every(fetchDumpsSweep, 1_800, () => this.askForDumps());
  }

  /** Throws when it is not there yet: the job is tried again. */
  async fetch(platformId: string, day: string, signal: AbortSignal): Promise<void> {
    const connection = await this.db.read((tx) => this.connections.find(tx, platformId));
    if (!connection?.dumpUrl) return;
    const dumpUrl = new URL(connection.dumpUrl.replaceAll('{day}', day));
    const response = await this.follow(
      dumpUrl,
      connection.dumpStorageHost,
      AbortSignal.any([AbortSignal.timeout(TIMEOUT_MS), signal]),
    );
    if (response.status !== 200 || !response.body) {
      await response.body?.cancel();
      throw new Error(`The dump of ${day} was answered ${response.status}`);
    }
    await this.reconcile.reconcile(platformId, day, response.body);
  }

  /** The Commission answers with a redirect to its storage (section 11); one that leads anywhere else is not followed. */
  private async follow(dumpUrl: URL, storageHost: string | null, signal: AbortSignal): Promise<Response> {
    let url = dumpUrl;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await fetch(url, { redirect: 'manual', signal });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null) return response;
      await response.body?.cancel();
      const next = URL.parse(location, url);
      if (!next || !mayLeadTo(next, dumpUrl, storageHost))
        throw new Error(`The dump at ${dumpUrl.host} leads to ${next?.host ?? 'no address'}, which was not allowed`);
      url = next;
    }
    throw new Error(`The dump at ${dumpUrl.host} leads from one address to the next`);
  }

  private async askForDumps(): Promise<void> {
    const now = this.clock.now();
    if (now.getUTCHours() < READY_HOUR_UTC) return;
    const day = dateOf(new Date(now.getTime() - DAY_MS));
    await this.db.transaction(async (tx) => {
      for (const platformId of await this.connections.withoutDump(tx, day)) {
        await this.jobs.add(tx, 'fetch-dump', { platformId, day }, { key: `fetch-dump:${platformId}:${day}` });
      }
    });
  }
}
