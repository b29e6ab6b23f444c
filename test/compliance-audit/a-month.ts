import { defamation, doingNothing, restricting } from '../decisions/cases-on.js';
import { aContent, aRecipient } from '../recipients/contents-on.js';
import { aNotice, type Client, type Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';
import type { TestClock } from '../support/test-clock.js';

const HOUR_MS = 3_600_000;

/** What was done, kept beside the program: figures of the report are compared with it. */
export interface MonthKept {
  items: KeptItem[];
}

export interface KeptItem {
  reference: string;
  account: string;
  audience: number;
  isOwn: boolean;
  category: string;
  receivedAt: Date;
  decidedAt: Date | null;
  inEffectAt: Date | null;
  outcome: 'restrict' | 'no-action' | null;
  pulled: boolean;
}

const categories = [
  { category: defamation.category, keyword: defamation.keyword },
  { category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD', keyword: 'KEYWORD_PHISHING' },
  { category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE', keyword: undefined },
];
const audiences = [40, 800, 20_000, 3_000_000];

/** So many notices over the days before `now`, one every few hours; large accounts wait longer, own accounts longest. */
export async function aMonth(app: TestApp, at: Desk, clock: TestClock, count: number): Promise<MonthKept> {
  const startsAt = clock.now().getTime();
  const plan = Array.from({ length: count }, (_, index) => itemOf(index, startsAt + index * 7 * HOUR_MS));
  const steps = plan
    .flatMap(({ kept, decideAt }) => [
      { at: kept.receivedAt.getTime(), kept, does: 'notify' as const },
      ...(decideAt === null ? [] : [{ at: decideAt, kept, does: 'decide' as const }]),
    ])
    .sort((a, b) => a.at - b.at);
  for (const { at: when, kept, does } of steps) {
    clock.set(new Date(when));
    if (does === 'notify')
      await notify(
        at,
        kept,
        plan.findIndex((one) => one.kept === kept),
      );
    else await decide(app, at, kept, clock);
  }
  return { items: plan.map(({ kept }) => kept) };
}

function itemOf(index: number, receivedMs: number): { kept: KeptItem; decideAt: number | null } {
  const audience = audiences[index % audiences.length]!;
  const isOwn = index % 15 === 7;
  const hours = (isOwn ? 70 : audience > 1_000_000 ? 30 : audience > 10_000 ? 12 : 4) + (index % 5);
  const isLeft = index % 17 === 16;
  return {
    kept: {
      reference: '',
      account: isOwn ? 'account-of-the-owner' : `account-${index % 20}`,
      audience,
      isOwn,
      category: categories[index % categories.length]!.category,
      receivedAt: new Date(receivedMs),
      decidedAt: null,
      inEffectAt: null,
      outcome: null,
      pulled: false,
    },
    decideAt: isLeft ? null : receivedMs + hours * HOUR_MS,
  };
}

async function notify(at: Desk, kept: KeptItem, index: number): Promise<void> {
  const contentId = `post-${index}`;
  const recipient = aRecipient({
    id: kept.account,
    audienceSize: kept.audience,
    ...(kept.isOwn ? { affiliations: [{ kind: 'owner', source: 'register', validFrom: '2026-01-01' }] } : {}),
  });
  await expectStatus(
    at.system.put(
      `/v1/platforms/${at.platform}/contents/${contentId}`,
      aContent({ recipient, publishedAt: '2026-09-01T08:00:00Z' }),
    ),
    201,
  );
  const { keyword } = categories[index % categories.length]!;
  const { body } = await expectStatus<{ reference: string }>(
    at.stranger.post(
      '/v1/notices',
      aNotice({
        items: [{ contentId }],
        category: kept.category,
        keyword,
        language: index % 4 === 3 ? 'fr' : 'en',
        memberState: index % 2 === 0 ? 'DE' : 'FR',
        ...(index % 6 === 5 ? { explanation: undefined } : {}),
      }),
    ),
    201,
  );
  kept.reference = body.reference;
}

async function decide(app: TestApp, at: Desk, kept: KeptItem, clock: TestClock): Promise<void> {
  const caseId = await caseOf(app, kept.reference);
  const seenThrough = await take(at.moderator, caseId, kept);
  const isRestricted = kept.audience < 1_000_000 || kept.receivedAt.getUTCDate() % 2 === 0;
  const decision = isRestricted ? restricting() : doingNothing();
  await expectStatus(at.moderator.post(`/v1/review/cases/${caseId}/decision`, { seenThrough, ...decision }), 201);
  kept.decidedAt = clock.now();
  kept.outcome = isRestricted ? 'restrict' : 'no-action';
  if (isRestricted && kept.receivedAt.getUTCDate() % 9 !== 0) {
    const inEffectAt = clock.move({ minutes: 10 });
    const [command] = await app.db.query<{ id: string }>(
      `select e.id from enforcement_command e join restriction r on r.id = e.restriction_id
       join decision d on d.id = r.decision_id where d.case_id = $1`,
      [caseId],
    );
    await expectStatus(
      at.system.post(`/v1/platforms/${at.platform}/enforcement-commands/${command!.id}/confirmations`, {
        outcome: 'done',
        effectiveAt: inEffectAt.toISOString(),
      }),
      200,
    );
    kept.inEffectAt = inEffectAt;
  }
}

async function caseOf(app: TestApp, reference: string): Promise<string> {
  const [row] = await app.db.query<{ caseId: string }>(
    `select ci.case_id as "caseId" from notice n join notice_item i on i.notice_id = n.id
     join case_item ci on ci.item_id = i.id where n.reference = $1`,
    [reference],
  );
  return row!.caseId;
}

/** Claimed in its turn where the queue offers it, else pulled by its id, which the report must tell. */
async function take(by: Client, caseId: string, kept: KeptItem): Promise<string> {
  const claimed = await by.post<{ case: { id: string; seenThrough: string } }>('/v1/review/claims', {});
  if (claimed.status === 200 && claimed.body.case.id === caseId) return claimed.body.case.seenThrough;
  if (claimed.status === 200) await by.post(`/v1/review/cases/${claimed.body.case.id}/release`, {});
  const pulled = await expectStatus<{ case: { seenThrough: string } }>(
    by.post(`/v1/review/cases/${caseId}/pull`, { reason: 'It is known to be bad.' }),
    200,
  );
  kept.pulled = true;
  return pulled.body.case.seenThrough;
}

async function expectStatus<T>(answer: Promise<{ status: number; body: unknown }>, wanted: number) {
  const { status, body } = await answer;
  if (status !== wanted) throw new Error(`Answered ${status}: ${JSON.stringify(body)}`);
  return { status, body: body as T };
}
