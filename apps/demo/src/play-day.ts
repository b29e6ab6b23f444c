import { Advertisers } from './actors/advertisers.js';
import { Authorities } from './actors/authorities.js';
import { Moderation } from './actors/moderation.js';
import type { ReceivedNotice } from './actors/notifiers.js';
import { exerciseRights } from './exercise-rights.js';
import { inParallel } from './in-parallel.js';
import { OnlineService } from './online-service.js';
import type { PlannedContent, PlannedNotice } from './scenario/day.js';
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
  const service = await OnlineService.open(stage, steps.confirmed, fail);
  try {
    return await Promise.race([play(stage, service, steps), failed]);
  } finally {
    await service.close();
  }
}

async function play(stage: Stage, service: OnlineService, steps: Steps): Promise<Answers> {
  const { contents, notices, misuse, orders, adverts } = stage.script.day;
  const moderation = new Moderation(stage.team, stage.platform, stage.script, steps.decided, contents.length);
  const answers = new Map<PlannedNotice, ReceivedNotice>();
  const receive = (sent: readonly PlannedNotice[]) =>
    inParallel(sent, WIDTH, async (notice) => {
      answers.set(notice, await stage.notifiers.send(notice));
      steps.received.advance();
    });
  const publish = async (which: readonly PlannedContent[], when: 'before' | 'after' | 'edited') => {
    await inParallel(which, WIDTH, async (content) => {
      await service.publish(content, when);
      if (content.description === when) steps.described.advance();
    });
  };
  const advertisers = new Advertisers(stage.stranger, stage.team.platform, stage.platform, service, adverts);

  steps.described.expect(contents.filter(({ description }) => description !== 'never').length);
  steps.received.expect(notices.length + Object.values(misuse).flat().length);
  await publish(contents, 'before');
  await service.everythingTold(); // a case of one's own needs a description
  await advertisers.advertise();
  await moderation.openOwnFinds(WIDTH);
  const overnight = Math.ceil(notices.length * overnightShare);
  await receive([...misuse.untilWarned, ...notices.slice(0, overnight)]);
  const run = stage.startedAt.getTime().toString(36);
  const authorities = new Authorities(stage.team, stage.platform, run, steps.answered);
  await authorities.order(orders);
  const rest = async () => {
    await receive(notices.slice(overnight));
    await publish(
      contents.filter(({ description }) => description === 'after'),
      'after',
    );
    await publish(
      contents.filter(({ isEdited }) => isEdited),
      'edited',
    );
  };
  await Promise.all([moderation.work(), rest().finally(() => moderation.closeIntake())]);
  await moderation.correctMistakes();
  await authorities.disclose();
  await settle(stage, service);
  await exerciseRights(stage, { moderation, answers, advertisers, receive, steps });
  await settle(stage, service);
  await authorities.follow();
  await moderation.giveBack();
  return answers;
}
