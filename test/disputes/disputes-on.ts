import { casesOn, doingNothing, restricting, type Decision, type ProblemBody } from '../decisions/cases-on.js';
import type { Client, Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

export interface BodyBody {
  id: string;
  name: string;
  certified: boolean;
  certifications: Record<string, unknown>[];
}

export interface DisputeBody {
  id: string;
  state: string;
  side: string;
  recipientId: string | null;
  highlyComplex: boolean;
  replyDueAt: string;
  repliedAt: string | null;
  outcomeDueAt: string;
  closedAt: string | null;
  overdue: string[];
  grounds: string | null;
  outcome: Record<string, unknown> | null;
  fees: Record<string, unknown> | null;
  events: Record<string, unknown>[];
}

export type Answered = DisputeBody & ProblemBody & { step: string };

let unique = 0;

/** A body as it is registered; a test names what it is about. */
export function aBody(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: `Appeals Centre ${++unique}`,
    url: 'https://appeals.example',
    email: 'cases@appeals.example',
    certification: aCertification(),
    ...changes,
  };
}

export function aCertification(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    coordinator: 'Coimisiún na Meán',
    memberState: 'IE',
    languages: ['en', 'de'],
    validFrom: '2025-01-01',
    validTo: '2030-01-01',
    ...changes,
  };
}

/** Disputes on this desk, between a decision and its body. */
export function disputesOn(app: TestApp, at: Desk) {
  const cases = casesOn(app, at);
  const bodies = `/v1/platforms/${at.platform}/dispute-bodies`;
  const disputes = `/v1/platforms/${at.platform}/disputes`;

  const body = async (changes: Record<string, unknown> = {}): Promise<BodyBody> => {
    const answer = await at.compliance.post<BodyBody>(bodies, aBody(changes));
    if (answer.status !== 201) throw new Error(`The body was not registered: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  /** A decision with one notice and a content that the platform described. */
  const decision = async (
    made: Record<string, unknown> = restricting(),
    { notice = {}, content = {} }: { notice?: Record<string, unknown>; content?: Record<string, unknown> } = {},
  ): Promise<Decision & { contentId: string; url: string; noticeId: string }> => {
    const described = await cases.described({ email: `recipient-${++unique}@example.org` }, content);
    const decided = await cases.decided(made, [{ platform: at.platform, items: [{ url: described.url }], ...notice }]);
    const { items } = (
      await at.moderator.get<{ items: { noticeId: string }[] }>(`/v1/decisions/${decided.id}/findings`)
    ).body;
    return { ...decided, ...described, noticeId: items[0]!.noticeId };
  };
  const register = <T = Answered>(dispute: Record<string, unknown>, by: Client = at.compliance) =>
    by.post<T>(disputes, { bodyReference: `REF-${++unique}`, side: 'recipient', ...dispute });
  /** A dispute about a decision of its own, received by its body and told to us now. */
  const dispute = async (changes: Record<string, unknown> = {}): Promise<DisputeBody & { decision: Decision }> => {
    const disputed = await decision();
    const receivedByBodyAt = app.clock.now().toISOString();
    const { id: bodyId } = await body();
    const answer = await register({ bodyId, decisionId: disputed.id, receivedByBodyAt, ...changes });
    if (answer.status !== 201) throw new Error(`The dispute was not registered: ${JSON.stringify(answer.body)}`);
    return { ...answer.body, decision: disputed };
  };
  const step = (id: string, name: string, content: Record<string, unknown> = {}, by: Client = at.compliance) =>
    by.post<Answered>(`${disputes}/${id}/${name}`, content);
  const show = async (id: string, by: Client = at.compliance) => (await by.get<DisputeBody>(`${disputes}/${id}`)).body;
  const outcome = (id: string, changes: Record<string, unknown> = {}) =>
    step(id, 'outcome', { outcome: 'reversed', decidedAt: app.clock.now().toISOString(), ...changes });
  return { cases, bodies, disputes, body, decision, register, dispute, step, show, outcome, doingNothing };
}

export type Disputes = ReturnType<typeof disputesOn>;

export const fees = { currency: 'EUR', feesCents: 9500, borneByProvider: true, expensesCents: 1200, badFaith: false };
