import type { Advertisers } from './actors/advertisers.js';
import { ComplaintDesk } from './actors/complaint-desk.js';
import { Complainants } from './actors/complainants.js';
import { DisputeSettlement } from './actors/dispute-settlement.js';
import { MisuseDesk } from './actors/misuse-desk.js';
import type { Moderation } from './actors/moderation.js';
import { Suspicions } from './actors/suspicions.js';
import { reversedMeasure, verdictOn } from './actors/verdict.js';
import { suicide } from './scenario/allegations/index.js';
import type { PlannedNotice } from './scenario/day.js';
import { type Answers, type Stage, type Steps, WIDTH } from './stage.js';

export interface Played {
  readonly moderation: Moderation;
  readonly answers: Answers;
  readonly advertisers: Advertisers;
  readonly receive: (sent: readonly PlannedNotice[]) => Promise<void>;
  readonly steps: Steps;
}

/** What follows the decisions, once those concerned were told of them: misuse, complaints, a dispute, a suspicion of a crime. */
export async function exerciseRights(stage: Stage, played: Played): Promise<void> {
  const { moderation, steps } = played;
  await Promise.all([
    punishMisuse(stage, played).then(() => steps.proceedings.advance()),
    complain(stage, played),
    suspect(stage, moderation).then(() => steps.proceedings.advance()),
  ]);
}

/** A warning that is not heeded, a suspension, and a notice that waits for its end (Art. 23(2)). */
async function punishMisuse(
  { team, platform, script }: Stage,
  { moderation, answers, receive }: Played,
): Promise<void> {
  const { untilWarned, unheeding, whileSuspended } = script.day.misuse;
  const desk = new MisuseDesk(team, platform, answers);
  await desk.warn(untilWarned);
  await receive(unheeding);
  await moderation.work();
  await desk.suspend(unheeding);
  await receive(whileSuspended);
  await desk.seePaused(whileSuspended);
}

/** Complaints to the last decision, about measures of the filter too, and a dispute about one that was upheld (Art. 20, 21). */
async function complain(stage: Stage, { moderation, answers, advertisers, steps }: Played): Promise<void> {
  const { stranger, team, platform, script, documents } = stage;
  const complainants = new Complainants(stranger, team.platform, platform, moderation.decisions, answers);
  const filed = await complainants.complain(script.day.complaints, WIDTH);
  const verdicts = new Map<string, (now: Date) => object>();
  for (const [reference, complaint] of filed) verdicts.set(reference, (now) => verdictOn(complaint, now));
  for (const reference of await advertisers.complain()) verdicts.set(reference, () => reversedMeasure('en'));
  steps.complaints.expect(verdicts.size);
  await new ComplaintDesk(team, platform, steps.complaints).decide(verdicts);
  const settlement = new DisputeSettlement(team, platform, documents);
  for (const complaint of filed.values()) {
    if (complaint.planned.isDisputed) await settlement.settle(complaint);
  }
  steps.proceedings.advance();
}

/** The first threat to a life that somebody decided on (Art. 18); a short day may have none. */
async function suspect({ team, platform, documents }: Stage, moderation: Moderation): Promise<void> {
  const threat = moderation.decisions.all().find(({ content }) => content.allegation === suicide);
  if (threat) await new Suspicions(team, platform, documents).report(threat);
}
