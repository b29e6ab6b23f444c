import { join } from 'node:path';
import { Administrator } from './actors/administrator.js';
import { Notifiers } from './actors/notifiers.js';
import { Api } from './api.js';
import { Documents } from './documents.js';
import { playDay } from './play-day.js';
import { showProgress } from './progress.js';
import { Random } from './random.js';
import { showResults } from './results/show-results.js';
import { planDay } from './scenario/plan-day.js';
import { Script } from './scenario/script.js';
import { SettingsError, type Settings } from './settings.js';
import type { Answers } from './stage.js';

/** Plays a day against the running server and shows what came of it. */
export async function runDemo(settings: Settings): Promise<void> {
  const { url, platform, seed, dataDir } = settings;
  const stranger = new Api(url);
  await stranger.get('/health/ready');
  const admin = stranger.as(settings.adminKey);
  if (!settings.replacesWebhook) await refuseWebhook(admin, platform);
  const startedAt = new Date();
  const day = planDay(new Random(seed), settings.notices, startedAt.getTime().toString(36));
  const administrator = new Administrator(admin, platform);
  try {
    const team = await administrator.engage();
    console.log(`A day at the platform "${platform}" on ${url}: ${day.notices.length} notices, seed ${seed}`);
    const progress = showProgress(process.stdout);
    const notifiers = new Notifiers(stranger, team, platform, startedAt);
    const documents = new Documents(join(dataDir, 'demo', startedAt.toISOString().slice(0, 19).replaceAll(':', '-')));
    const script = new Script(day);
    const stage = { admin, stranger, team, platform, script, notifiers, documents, progress, startedAt };
    const answers = await playDay(stage).finally(() => progress.stop());
    await showResults(team.officer.api, { platform, startedAt, notices: day.notices, documents });
    await showStatusPage(stranger, answers);
  } finally {
    await administrator.dismiss();
  }
}

/** A webhook that somebody set would be replaced by ours, and taken away in the evening. */
async function refuseWebhook(admin: Api, platform: string): Promise<void> {
  const { hasWebhook } = await admin.get<{ hasWebhook: boolean }>(`/v1/platforms/${platform}/settings`);
  if (!hasWebhook) return;
  throw new SettingsError(
    `The platform "${platform}" has a webhook, of its own or of a demo that was killed. To lose it, add --replace-webhook.`,
  );
}

async function showStatusPage(stranger: Api, answers: Answers): Promise<void> {
  for (const { reference, secret, statusUrl } of answers.values()) {
    const { state } = await stranger.get<{ state: string }>(`/v1/notices/${reference}?secret=${secret}`);
    if (state === 'decided') return console.log(`\nWhat a notifier sees of a notice:\n  ${statusUrl}`);
  }
}
