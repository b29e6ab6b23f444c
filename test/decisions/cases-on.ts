import type { TestApp } from '../support/test-app.js';
import { aNotice, type Client, type Desk } from '../support/desk.js';

/** What a moderator who holds a case sends back with the decision. */
export interface HeldCase {
  caseId: string;
  seenThrough: string;
  items: { id: string; noticeReference: string }[];
}

export interface Received {
  reference: string;
  secret: string;
}

export interface Decision {
  id: string;
  caseId: string;
  decidedAt: string;
  decidedBy: string;
  cause: string;
  source: string;
  outcome: string;
  ground: string | null;
  category: string | null;
  supersedesId: string | null;
  supersededById: string | null;
  clause: { code: string; version: number } | null;
  texts: Record<string, string | null> | null;
  findings: { outcome: string; items: number }[];
  statement: Statement | null;
  restrictions: RestrictionBody[];
  messages: { kind: string; channel: string; state: string; count: number }[];
}

export interface Statement {
  id: string;
  language: string;
  exemption: string | null;
  text: string | null;
  elements: Record<string, unknown> | null;
}

export interface RestrictionBody {
  id: string;
  decisionId: string;
  type: string;
  state: string;
  revision: number;
  territory: string[];
  endsAt: string | null;
  inEffectAt: string | null;
  attention: string | null;
  command: { id: string; kind: string; state: string; channel: string; lastOutcome: string | null };
}

export interface ProblemBody {
  type: string;
  errors: { pointer: string; detail: string }[];
}

export const slugOf = ({ type }: { type: string }): string => type.split('/').at(-1)!;

export const defamation = {
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  keyword: 'KEYWORD_DEFAMATION',
};
export const copyright = {
  category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  keyword: 'KEYWORD_COPYRIGHT_INFRINGEMENT',
};

const byPerson = { detection: false, decision: 'none', processing: [] };

/** A decision that removes something illegal; a test names what it is about. */
export function restricting(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    outcome: 'restrict',
    facts: 'The post of 3 November names a neighbour.',
    ground: {
      kind: 'illegal',
      law: 'German Criminal Code',
      provision: 'Section 185',
      memberState: 'DE',
      explanation: 'It calls a named person a thief.',
    },
    restrictions: [{ type: 'visibility-removal' }],
    ...defamation,
    automation: byPerson,
    ...changes,
  };
}

/** A decision that finds nothing and does nothing. */
export function doingNothing(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    outcome: 'no-action',
    facts: 'The post reports on a trial.',
    finding: { outcome: 'neither', law: 'German Criminal Code', provision: 'Section 185', memberState: 'DE' },
    automation: byPerson,
    ...changes,
  };
}

/** Cases on this desk, taken by name so that a test holds the one that it is about. */
export function casesOn(app: TestApp, at: Desk) {
  const caseOf = async (reference: string): Promise<string> => {
    const [row] = await app.db.query<{ caseId: string }>(
      `select ci.case_id as "caseId" from notice n join notice_item i on i.notice_id = n.id
       join case_item ci on ci.item_id = i.id where n.reference = $1 order by i.position limit 1`,
      [reference],
    );
    return row!.caseId;
  };
  const notify = async (changes: Record<string, unknown> = {}, by: Client = at.stranger): Promise<Received> => {
    const { status, body } = await by.post<Received>('/v1/notices', aNotice(changes));
    if (status !== 201) throw new Error(`The notice was not taken: ${JSON.stringify(body)}`);
    return body;
  };
  const take = async (caseId: string, by: Client = at.moderator): Promise<HeldCase> => {
    const { status, body } = await by.post<{ case: HeldCase }>(`/v1/review/cases/${caseId}/pull`, {
      reason: 'A test.',
    });
    if (status !== 200) throw new Error(`The case was not given: ${JSON.stringify(body)}`);
    return { caseId, seenThrough: body.case.seenThrough, items: body.case.items };
  };
  /** A case with these notices about one location, held by the moderator. */
  const held = async (notices: Record<string, unknown>[] = [{}], by: Client = at.moderator) => {
    const url = `https://forum.example/posts/${Math.floor(Math.random() * 1e12)}`;
    const received: Received[] = [];
    for (const changes of notices) received.push(await notify({ items: [{ url }], ...changes }));
    return { ...(await take(await caseOf(received[0]!.reference), by)), received, url };
  };
  const decide = <T = Decision>(
    { caseId, seenThrough }: HeldCase,
    decision: Record<string, unknown>,
    by: Client = at.moderator,
  ) => by.post<T>(`/v1/review/cases/${caseId}/decision`, { seenThrough, ...decision });
  /** A case with one notice, decided. */
  const decided = async (decision = restricting(), notices?: Record<string, unknown>[]) => {
    const one = await held(notices);
    const { status, body } = await decide(one, decision);
    if (status !== 201) throw new Error(`The case was not decided: ${JSON.stringify(body)}`);
    return { ...body, held: one };
  };
  const show = async (id: string) => (await at.moderator.get<Decision>(`/v1/decisions/${id}`)).body;
  /** Has the platform describe a content of this recipient, and takes a case that nobody notified. */
  const described = async (recipient: Record<string, unknown> | undefined, changes: Record<string, unknown> = {}) => {
    const contentId = `post-${Math.floor(Math.random() * 1e12)}`;
    const url = `https://forum.example/posts/${contentId}`;
    const { status, body } = await at.system.put(`/v1/platforms/${at.platform}/contents/${contentId}`, {
      kind: 'content',
      contentTypes: ['text'],
      language: 'de',
      urls: [url],
      ...(recipient && { recipient: { id: `recipient of ${contentId}`, ...recipient } }),
      ...changes,
    });
    if (status !== 201) throw new Error(`The content was not described: ${JSON.stringify(body)}`);
    return { contentId, url };
  };
  const ownInitiative = async (contentId: string, by: Client = at.moderator): Promise<HeldCase> => {
    const { status, body } = await by.post<{ caseId: string }>('/v1/review/cases', { contentId });
    if (status !== 201) throw new Error(`The case was not opened: ${JSON.stringify(body)}`);
    return take(body.caseId, by);
  };
  return { caseOf, notify, take, held, decide, decided, show, described, ownInitiative };
}

export type Cases = ReturnType<typeof casesOn>;
