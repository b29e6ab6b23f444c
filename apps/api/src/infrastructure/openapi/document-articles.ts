import type { OpenAPIObject } from '@nestjs/swagger';
import { operationsOf, type Operation } from './operations.js';

/** Says of each operation which articles of the DSA its fields answer to, so that whoever looks for a paragraph finds its routes. */
export function documentArticles(document: OpenAPIObject): void {
  for (const { operation } of operationsOf(document, [])) {
    const own = articlesIn(`${operation.summary ?? ''} ${operation.description ?? ''}`);
    const ofFields = new Set(bodiesOf(operation).flatMap((body) => articlesWithin(document, body, new Set())));
    const added = [...ofFields].filter((article) => !own.includes(article)).sort(byNumber);
    if (added.length === 0) continue;
    const sentence = `Fields: Art. ${added.join(', ')}.`;
    operation.description = [operation.description, sentence].filter(Boolean).join('\n\n');
  }
}

function bodiesOf({ requestBody, responses }: Operation): unknown[] {
  const answers = Object.entries(responses).flatMap(([status, response]) => (/^2/.test(status) ? [response] : []));
  return [requestBody, ...answers].filter((body) => body !== undefined);
}

/** What descriptions in a schema name, those of the schemas it refers to as well. */
function articlesWithin(document: OpenAPIObject, part: unknown, seen: Set<string>): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('$ref' in part && typeof part.$ref === 'string') {
    const name = part.$ref.split('/').at(-1) ?? '';
    if (seen.has(name)) return [];
    seen.add(name);
    return articlesWithin(document, document.components?.schemas?.[name], seen);
  }
  const own = 'description' in part && typeof part.description === 'string' ? articlesIn(part.description) : [];
  return [...own, ...Object.values(part).flatMap((member) => articlesWithin(document, member, seen))];
}

/** `Art. 17(3)(d), (e), 20` → 17(3)(d), 17(3)(e), 20. Articles of other acts are left out. */
export function articlesIn(text: string): string[] {
  const lists = text.matchAll(
    /(?<!(?:GDPR|IR|2024\/2835) )Art\. (\d+(?:\([0-9a-z]+\))*(?:,? (?:and |to )?(?:\d+(?:\([0-9a-z]+\))*|(?:\([0-9a-z]+\))+))*)/g,
  );
  return [...lists].flatMap(([, list = '']) => {
    let last = '';
    return list.split(/,? (?:and |to )?/).map((part) => (last = part.startsWith('(') ? continued(last, part) : part));
  });
}

/** `17(3)(d)` and `(e)` → 17(3)(e); `16(1)` and `(2)` → 16(2). */
function continued(article: string, part: string): string {
  const levels = article.match(/\([0-9a-z]+\)/g) ?? [];
  const kept = /^\(\d/.test(part) ? 0 : levels.findIndex((level) => /[a-z]/.test(level));
  return `${article.split('(')[0]}${levels.slice(0, kept < 0 ? levels.length : kept).join('')}${part}`;
}

function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
