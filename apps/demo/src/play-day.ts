import { Moderation } from './actors/moderation.js';
import type { Notifiers, ReceivedNotice } from './actors/notifiers.js';
import { Platform } from './actors/platform.js';
import type { Team } from './actors/team.js';
import { WebhookReceiver } from './actors/webhook-receiver.js';
import type { Api } from './api.js';
import { inParallel } from './in-parallel.js';
import type { Progress, Step } from './progress.js';
import type { Script } from './scenario/script.js';
import { settle } from './settle.js';

export interface Stage {
  readonly admin: Api;
  readonly team: Team;
  readonly platform: string;
  readonly script: Script;
  readonly notifiers: Notifiers;
  readonly progress: Progress;
  readonly startedAt: Date;
}

/** How many requests of one kind are under way at once. */
const WIDTH = 8;
/** What share of the notices lies in the queue when the moderators come in. */
const overnightShare = 0.6;

/** From the descriptions of the night to the last confirmation; the answers to the notices in the order of their coming. */
export async function playDay(stage: Stage): Promise<readonly ReceivedNotice[]> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  process.on('SIGINT', () => fail(new Error('Stopped.')));
  const { day } = stage.script;
  const steps = {
    described: stage.progress.step('contents described', day.contents.length),
    received: stage.progress.step('notices received', day.notices.length),
    decided: stage.progress.step('cases decided', day.contents.length),
    confirmed: stage.progress.step('commands confirmed', 0),
  };
  const platform = new Platform(stage.team.platform, stage.platform, stage.script, steps.confirmed, fail);
  const receiver = await WebhookReceiver.listen((event) => platform.hear(event));
  const webhook = `/v1/platforms/${stage.platform}/webhook`;
  try {
    const { secret } = await stage.admin.put<{ secret: string }>(webhook, { url: receiver.url });
    receiver.trust(secret);
    return await Promise.race([play(stage, platform, steps), failed]);
  } finally {
    // Without anybody who listens, commands wait to be pulled.
    await stage.admin.delete(webhook);
    receiver.stop();
  }
}

type Steps = Record<'described' | 'received' | 'decided', Step>;

async function play(stage: Stage, platform: Platform, steps: Steps): Promise<readonly ReceivedNotice[]> {
  const { contents, notices } = stage.script.day;
  const moderation = new Moderation(stage.team, stage.platform, stage.script, steps.decided, contents.length);
  const answers: ReceivedNotice[] = [];
  const receive = (from: number, to: number) =>
    inParallel(notices.slice(from, to), WIDTH, async (notice) => {
      answers.push(await stage.notifiers.send(notice));
      steps.received.advance();
    });
  const describe = (when: 'before' | 'after', edited = false) =>
    inParallel(
      contents.filter(({ description, isEdited }) => description === when && (!edited || isEdited)),
      WIDTH,
      async (content) => {
        await platform.describe(content, edited);
        if (!edited) steps.described.advance();
      },
    );

  steps.described.expect(contents.filter(({ description }) => description !== 'never').length);
  await describe('before');
  await moderation.openOwnFinds(WIDTH);
  const overnight = Math.ceil(notices.length * overnightShare);
  await receive(0, overnight);
  const rest = async () => {
    await receive(overnight, notices.length);
    await describe('after');
    await describe('before', true);
  };
  await Promise.all([moderation.work(), rest().finally(() => moderation.closeIntake())]);
  await moderation.correctMistakes();
  await settle(stage, platform);
  await moderation.giveBack();
  return answers;
}
