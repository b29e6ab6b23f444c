import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Jobs } from '../../apps/api/src/infrastructure/jobs/index.js';
import {
  Messages,
  MessagesModule,
  type NewMail,
  type NewWebhook,
  template,
  WebhookEndpoints,
} from '../../apps/api/src/infrastructure/messages/index.js';
import type { TestDatabase } from '../support/test-database.js';
import { type TestWorker, workerOn } from '../jobs/worker-on.js';

export const greeting = template<{ name: string }>({
  name: 'greeting',
  version: 3,
  languages: {
    en: { subject: ({ name }) => `Hello ${name}`, text: ({ name }) => `Dear ${name},\n\nnothing happened.\n` },
    fr: { subject: ({ name }) => `Bonjour ${name}`, text: ({ name }) => `Chère ${name},\n\nrien ne s'est passé.\n` },
  },
});

export interface MessagesWorker extends TestWorker {
  messages: Messages;
  endpoints: WebhookEndpoints;
}

/** A process that queues messages, and delivers them unless it has only the role `api`. */
export async function messagesOn(database: TestDatabase, env: Record<string, string> = {}): Promise<MessagesWorker> {
  const worker = await workerOn(database, { modules: [MessagesModule], env });
  const { app } = worker;
  return { ...worker, messages: app.get(Messages), endpoints: app.get(WebhookEndpoints) };
}

export async function aPlatform({ owner }: TestDatabase, languages = ['en']): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into platform (id, key, service_name, provider_name, time_zone, languages, restriction_types, enforcement_channel,
       recorded_at)
     values ($1, $2, 'Forum', 'Forum SA', 'Europe/Brussels', $3, '{}', 'webhook', $4)`,
    [id, `forum-${id.slice(-12)}`, languages, new Date()],
  );
  return id;
}

export function aMail(platformId: string, mail: Partial<NewMail<{ name: string }>> = {}): NewMail<{ name: string }> {
  return {
    platformId,
    kind: 'receipt',
    onceKey: `receipt:${newId()}`,
    template: greeting,
    values: { name: 'Eve' },
    to: { email: 'eve@example.org', name: 'Eve Example' },
    occurredAt: new Date('2026-11-22T10:00:00Z'),
    ...mail,
  };
}

export function anEvent(platformId: string, event: Partial<NewWebhook> = {}): NewWebhook {
  return {
    platformId,
    kind: 'enforcement',
    onceKey: `enforcement:${newId()}`,
    type: 'enforcement.requested',
    data: { commandId: 'c-1', at: new Date('2026-11-22T10:00:00Z') },
    occurredAt: new Date('2026-11-22T10:00:00Z'),
    ...event,
  };
}

export interface LedgerRow {
  state: string;
  attempts: number;
  last_failure: string | null;
  accepted_at: Date | null;
  language: string | null;
  external_message_id: string;
}

export async function ledgerOf({ db }: TestDatabase): Promise<LedgerRow[]> {
  return db.query<LedgerRow & Record<string, unknown>>('select * from message order by id');
}

export async function attemptsOf({
  db,
}: TestDatabase): Promise<{ attempt: number; outcome: string; detail: string }[]> {
  return db.query('select attempt, outcome, detail from message_attempt order by attempt, recorded_at');
}

/** Makes the next attempt due now: the waits between attempts are of no interest here. */
export async function hurry({ owner }: TestDatabase): Promise<void> {
  await owner.query('update graphile_worker._private_jobs set run_at = now() where locked_by is null');
}

/** Runs a queued delivery once more, as when a worker died before it crossed its job off. */
export async function deliverAgain({ db }: TestDatabase, name: 'deliver-mail' | 'deliver-webhook'): Promise<void> {
  const [row] = await db.query<{ platformId: string; messageId: string }>(
    'select platform_id as "platformId", id as "messageId" from message limit 1',
  );
  if (!row) throw new Error('No message');
  await db.transaction((tx) => new Jobs().add(tx, name, row));
}
