import { randomUUID } from 'node:crypto';
import { BadRequest } from './bad-request.js';
import { answers, type Content } from './content.js';

const texts = ['id', 'url', 'text', 'language', 'account', 'publishedAt'] as const;

/** What an account wants to publish, as POST /contents brings it: `account` and `text` (or `description.mediaSha256`) at least. */
export function publicationOf(body: string, site: string, now: Date): Content {
  const given = read(body);
  for (const name of texts) {
    if (given[name] !== undefined && !isText(given[name])) throw new BadRequest(`"${name}" is no text.`);
  }
  const { account, text, description, describe, answer } = given;
  if (!isText(account)) throw new BadRequest('"account" is needed.');
  if (!isText(text) && !isText(description?.mediaSha256)) throw new BadRequest('"text" is needed.');
  if (answer !== undefined && !answers.includes(answer))
    throw new BadRequest(`"answer" is one of ${answers.join(', ')}.`);
  const id = given.id ?? randomUUID();
  return {
    id,
    url: given.url ?? `${site}contents/${encodeURIComponent(id)}`,
    text,
    language: given.language ?? 'en',
    account,
    publishedAt: given.publishedAt ?? now.toISOString(),
    description,
    ...(describe === false && { isUndescribed: true }),
    answer,
  };
}

type Given = Partial<Omit<Content, 'isUndescribed'>> & { readonly describe?: unknown };

function read(body: string): Given {
  let given: Given | null;
  try {
    given = JSON.parse(body) as Given | null;
  } catch {
    throw new BadRequest('The body is not JSON.');
  }
  return given ?? {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
