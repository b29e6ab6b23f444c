import type { DescribeContentDto } from '../../../clients/typescript/src/index.js';
import type { Content } from './content.js';

/** A content in the words of the API: notices that name its address are about it from then on. */
export function descriptionOf(content: Content): DescribeContentDto {
  const { url, text, language, account, publishedAt, description } = content;
  return {
    kind: 'content',
    contentTypes: ['text'],
    language,
    publishedAt,
    urls: [url],
    ...(text !== undefined && { text }),
    // Accounts have an inbox here and give no address, so messages to them come to us.
    recipient: { id: account, accountType: 'private', language, contactKnown: true },
    ...description,
  };
}
