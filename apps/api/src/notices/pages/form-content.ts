import { goodFaithWording } from '../good-faith.js';
import type { NoticeContentDto, NoticeDetailsDto, NoticeItemDto } from '../submit-notice.dto.js';

/** What the fields say, in the shape of the API; what is empty is left out. */
export function contentOf(fields: URLSearchParams): NoticeContentDto {
  const name = text(fields, 'name');
  const email = text(fields, 'email')?.trim();
  return {
    items: itemsOf(fields),
    explanation: text(fields, 'explanation'),
    ...(name || email ? { notifier: { name, email } } : {}),
    ...(fields.get('goodFaith') === goodFaithWording ? { goodFaith: true } : {}),
  };
}

export function detailsOf(fields: URLSearchParams): NoticeDetailsDto {
  const termsClause = text(fields, 'termsClause');
  const [category, keyword] = text(fields, 'category')?.split(':') ?? [];
  return {
    ...contentOf(fields),
    ...(termsClause ? { termsClause: { code: termsClause } } : {}),
    category,
    keyword,
    law: text(fields, 'law'),
    memberState: text(fields, 'memberState'),
    language: text(fields, 'language'),
    ...(fields.has('childSexualAbuse') ? { allegesChildSexualAbuse: true } : {}),
    ...(fields.has('threatToLife') ? { allegesThreatToLife: true } : {}),
  };
}

/** True when the form says nothing that could be looked at: a slip of the finger, and no notice. */
export function saysNothing({ items, explanation }: NoticeContentDto): boolean {
  return items?.length === 0 && explanation === undefined;
}

/** True when another wording was confirmed than the one in force: the page was open while it changed. */
export function confirmsOtherWording(fields: URLSearchParams): boolean {
  const confirmed = fields.get('goodFaith');
  return confirmed !== null && confirmed !== goodFaithWording;
}

/** The addresses that were typed, one a line. */
export function addressesOf(fields: URLSearchParams): string[] {
  return (fields.get('urls') ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function itemsOf(fields: URLSearchParams): NoticeItemDto[] {
  const urls = addressesOf(fields).map((line) => ({ url: whole(line) }));
  const contentId = text(fields, 'contentId')?.trim();
  return contentId ? [...urls, { contentId, description: text(fields, 'contentUrl') }] : urls;
}

/** People type `social.example/posts/1`: what begins like the name of a host is read as `https:`. */
function whole(address: string): string {
  return /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u.test(address) ? `https://${address}` : address;
}

function text(fields: URLSearchParams, name: string): string | undefined {
  const value = fields.get(name);
  return value?.trim() ? value : undefined;
}
