import { Authorities } from './actors/authorities.js';
import { Moderation } from './actors/moderation.js';
import type { ReceivedNotice } from './actors/notifiers.js';
import { Platform } from './actors/platform.js';
import { WebhookReceiver } from './actors/webhook-receiver.js';
import { exerciseRights } from './exercise-rights.js';
import { inParallel } from './in-parallel.js';
import type { PlannedNotice } from './scenario/day.js';
import { settle } from './settle.js';
import { type Answers, type Stage, type Steps, WIDTH } from './stage.js';

/** What share of the notices lies in the queue when the moderators come in. */
const overnightShare = 0.6;
/** Warning and suspension, the dispute, the suspicion. */
const otherProceedings = 3;

/** From the descriptions of the night to the last confirmation; the answers to the notices in the order of their coming. */
export async function playDay(stage: Stage): Promise<Answers> {
  let fail: (error: unknown) => void = () => {};
  const failed = new Promise<never>((_resolve, reject) => (fail = reject));
  process.on('SIGINT', () => fail(new Error('Stopped.')));
  const { day } = stage.script;
  const steps = {
    described: stage.progress.step('contents described', day.contents.length),
    received: stage.progress.step('notices received', day.notices.length),
    decided: stage.progress.step('cases decided', day.contents.length),
    confirmed: stage.progress.step('commands confirmed', 0),
    answered: stage.progress.step('orders answered', day.orders.length),
    complaints: stage.progress.step('complaints decided', day.complaints.length),
    proceedings: stage.progress.step('other proceedings', otherProceedings),
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

async function play(stage: Stage, platform: Platform, steps: Steps): Promise<Answers> {
  const { contents, notices, misuse, orders } = stage.script.day;
  const moderation = new Moderation(stage.team, stage.platform, stage.script, steps.decided, contents.length);
  const answers = new Map<PlannedNotice, ReceivedNotice>();
  const receive = (sent: readonly PlannedNotice[]) =>
    inParallel(sent, WIDTH, async (notice) => {
      answers.set(notice, await stage.notifiers.send(notice));
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
  steps.received.expect(notices.length + Object.values(misuse).flat().length);
  await describe('before');
  await moderation.openOwnFinds(WIDTH);
  const overnight = Math.ceil(notices.length * overnightShare);
  await receive([...misuse.untilWarned, ...notices.slice(0, overnight)]);
  const run = stage.startedAt.getTime().toString(36);
  const authorities = new Authorities(stage.team, stage.platform, run, steps.answered);
  await authorities.order(orders);
  const rest = async () => {
    await receive(notices.slice(overnight));
    await describe('after');
    await describe('before', true);
  };
  await Promise.all([moderation.work(), rest().finally(() => moderation.closeIntake())]);
  await moderation.correctMistakes();
  await authorities.disclose();
  await settle(stage, platform);
  await exerciseRights(stage, { moderation, answers, receive, steps });
  await settle(stage, platform);
  await authorities.follow();
  await moderation.giveBack();
  return answers;
}
