import { restricting } from '../decisions/cases-on.js';
import type { Client, Desk } from '../support/desk.js';
import { until } from '../support/until.js';

export interface CampaignBody {
  id: string;
  name: string;
  state: string;
  outcome: string;
  decidedBy: string | null;
  approvedBy: string | null;
  sampleRound: number;
  startedAt: string | null;
  decidedAt: string | null;
  reversedBy: string | null;
  draft: Record<string, unknown> | null;
  contents: { state: string; cause: string | null; contents: number }[];
  samples: { round: number; seed: string; population: number; size: number }[];
  events: { kind: string; staffId: string | null; text: string | null }[];
}

export interface ContentBody {
  contentId: string;
  contentRef: string;
  version: number;
  state: string;
  cause: string | null;
  decisionId: string | null;
  reversalId: string | null;
}

/** Spam, removed under the terms. */
export function spam(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return restricting({
    facts: 'The post is one of a wave that links to the same offer.',
    ground: { kind: 'terms', clause: { code: 'spam' }, explanation: 'It is unsolicited advertising.' },
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    ...changes,
  });
}

let unique = 0;

/** Campaigns on this desk, each step over HTTP. */
export function campaignsOn(at: Desk) {
  const base = `/v1/platforms/${at.platform}/campaigns`;
  const must = <T>({ status, body }: { status: number; body: T }): T => {
    if (status >= 300) throw new Error(`It was refused: ${JSON.stringify(body)}`);
    return body;
  };
  /** Has the platform describe a content; its name. */
  const describe = async (changes: Record<string, unknown> = {}, contentId = `wave-${++unique}`): Promise<string> => {
    const description = {
      kind: 'content',
      contentTypes: ['text'],
      language: 'en',
      urls: [`https://forum.example/posts/${contentId}`],
      recipient: { id: `sender-of-${contentId}`, email: `sender-of-${contentId}@example.org`, language: 'en' },
      ...changes,
    };
    must(await at.system.put(`/v1/platforms/${at.platform}/contents/${contentId}`, description));
    return contentId;
  };
  const describeMany = async (count: number): Promise<string[]> => {
    const names: string[] = [];
    for (let i = 0; i < count; i++) names.push(await describe());
    return names;
  };
  const create = async (draft = spam(), name = 'A wave'): Promise<string> =>
    must(await at.moderator.post<CampaignBody>(base, { name, ...draft })).id;
  const step = <T = CampaignBody>(
    id: string,
    name: string,
    body: Record<string, unknown> = {},
    by: Client = at.senior,
  ) => by.post<T>(`${base}/${id}/${name}`, body);
  const add = (id: string, contentIds: readonly string[]) =>
    step<{ changed: number }>(id, 'contents', { contentIds }, at.moderator);
  const show = async (id: string, by: Client = at.senior) => must(await by.get<CampaignBody>(`${base}/${id}`));
  const contents = async (id: string, state = ''): Promise<ContentBody[]> =>
    must(await at.senior.get<{ items: ContentBody[] }>(`${base}/${id}/contents?limit=200${state && `&state=${state}`}`))
      .items;
  const preview = async (id: string) =>
    must(await at.senior.get<Record<string, unknown> & { seenThrough: string }>(`${base}/${id}/preview`));
  /** Draws a sample and has every content of it fit. */
  const check = async (id: string): Promise<void> => {
    const { samples } = must(await step(id, 'samples', {}, at.moderator));
    const { size } = samples.at(-1)!;
    for (let position = 1; position <= size; position++) {
      must(await step(id, `sample/${position}/verdict`, { verdict: 'fits' }, at.moderator));
    }
  };
  const checked = async (names: readonly string[], draft = spam()): Promise<string> => {
    const id = await create(draft);
    must(await add(id, names));
    await check(id);
    return id;
  };
  const decide = async (id: string, by: Client = at.senior) =>
    step(id, 'decision', { seenThrough: (await preview(id)).seenThrough }, by);
  /** Waits until the campaign stands so. */
  const stands = (id: string, state: string) =>
    until(async () => {
      const shown = await show(id);
      return shown.state === state ? shown : undefined;
    });
  return { base, describe, describeMany, create, step, add, show, contents, preview, check, checked, decide, stands };
}

export type Campaigns = ReturnType<typeof campaignsOn>;
