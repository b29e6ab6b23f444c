import { type Client, type Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';
import type { ProblemBody } from '../platforms/platforms-on.js';
import { until } from '../support/until.js';

/** What the tests look at of an order. */
export interface OrderBody {
  id: string;
  reference: string;
  state: string;
  profile: string;
  category: string | null;
  missingElements: string[];
  deliveredAt: string;
  effectDueAt: string;
  receiptDueAt: string;
  receiptBy: string;
  effectiveAt: string | null;
  receipt: { at: string; automatic: boolean } | null;
  needsAnswer: boolean;
  territory: string[];
  texts: { reasons: string | null; items: { url: string | null }[] } | null;
  items: { id: string; caseId: string; decisionId: string | null; effect: string }[];
  effects: { outcome: string; effectiveAt: string | null; source: string; reason: string | null }[];
  disclosures: { recipientIds: string[]; handedTo: string | null; fileSha256: string | null }[];
  holdRequests: { id: string; state: string; holdId: string | null }[];
  holds: { id: string; approvedBy: string; expiresAt: string; endReason: string | null; heldMessages: number }[];
  messages: { kind: string; state: string; acceptedAt: string | null }[];
  stillInForce: string[];
}

const hate = { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: 'KEYWORD_HATE_SPEECH' };

/** A complete order to act under Art. 9; a test names what it is about. */
export function anOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'act',
    instrument: 'dsa-article-9',
    authority: 'Medienanstalt Berlin',
    memberState: 'DE',
    legalBasis: '§ 109 MStV',
    provision: '§ 130 StGB',
    ...hate,
    reasons: 'The post calls for violence against a minority.',
    redress: 'An action lies to the administrative court within one month.',
    items: [{ url: `https://forum.example/posts/${Math.floor(Math.random() * 1e12)}` }],
    territory: ['DE'],
    language: 'en',
    replyTo: { email: 'orders@authority.example', name: 'Registry' },
    channel: 'email',
    ...changes,
  };
}

/** A complete order to provide information under Art. 10. */
export function anInformationOrder(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'information',
    instrument: 'dsa-article-10',
    authority: 'Amtsgericht Köln',
    memberState: 'DE',
    legalBasis: '§ 21 TDDDG',
    purpose: 'To establish who offers the goods.',
    redress: 'A complaint lies to the regional court.',
    recipients: 'The account “bargains24”.',
    language: 'en',
    replyTo: { email: 'orders@court.example' },
    channel: 'email',
    ...changes,
  };
}

export function ordersOn(app: TestApp, at: Desk) {
  const path = `/v1/platforms/${at.platform}/orders`;
  const enter = async (order = anOrder(), by: Client = at.compliance): Promise<OrderBody> => {
    const { status, body } = await by.post<OrderBody>(path, order);
    if (status !== 201) throw new Error(`The order was not taken: ${JSON.stringify(body)}`);
    return body;
  };
  const show = async (id: string, by: Client = at.compliance) => (await by.get<OrderBody>(`${path}/${id}`)).body;
  const act = <T = ProblemBody>(id: string, what: string, body: unknown = {}, by: Client = at.compliance) =>
    by.post<T>(`${path}/${id}/${what}`, body);
  /** Once `fits` holds of the order. */
  const shown = (id: string, fits: (order: OrderBody) => boolean) =>
    until(async () => {
      const order = await show(id);
      return fits(order) && order;
    });
  /** Confirms the open commands of the decision by the platform. */
  const confirm = async (decisionId: string, outcome = 'done') => {
    const { body } = await at.system.get<{ items: { id: string; decisionId: string }[] }>(
      `/v1/platforms/${at.platform}/enforcement-commands?limit=200`,
    );
    for (const { id: commandId } of body.items.filter((one) => one.decisionId === decisionId)) {
      const effectiveAt = app.clock.now().toISOString();
      const { status } = await at.system.post(
        `/v1/platforms/${at.platform}/enforcement-commands/${commandId}/confirmations`,
        { outcome, effectiveAt },
      );
      if (status >= 300) throw new Error(`The command was not confirmed: ${status}`);
    }
  };
  const count = async (): Promise<number> => {
    const [row] = await app.db.query<{ count: string }>('select count(*) as count from authority_order');
    return Number(row!.count);
  };
  return { path, enter, show, act, shown, confirm, count };
}
