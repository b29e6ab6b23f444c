import type { MeasureDto } from '../../../clients/typescript/src/index.js';
import type { Content } from './content.js';

const words = /\b(?:miracle pills|double your bitcoin)\b/i;

/** What the filter does about a content: hides it under clause `deception` of the terms of Noticedesk's sample platform, without a person. */
export function measureAgainst({ id, text, language, account }: Content, now: Date): MeasureDto | undefined {
  const found = words.exec(text ?? '')?.[0];
  if (!found) return undefined;
  const occurredAt = now.toISOString();
  return {
    measureId: `filter-${id}`,
    appliedOn: occurredAt.slice(0, 10),
    occurredAt,
    facts: `The text contains "${found.toLowerCase()}".`,
    ground: {
      kind: 'terms',
      clause: { code: 'deception', version: 1 },
      explanation: 'These words stand in offers that deceive, which the clause forbids.',
    },
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    restrictionTypes: ['visibility-removal'],
    automation: { detection: true, decision: 'full', system: 'spam-filter', version: '1' },
    content: { id, types: ['text'], language },
    recipient: { id: account, contactKnown: true, language },
  };
}
