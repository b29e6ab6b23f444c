import { allegesChildSexualAbuse, type CategoryCode } from './category.rules.js';

/** What a moderator must be trained for to be given a case; the queue has lanes by it (Art. 16(6), 42(2)). */
export const skills = ['general', 'child-safety', 'terrorism', 'intellectual-property'] as const;
export type Skill = (typeof skills)[number];

const intellectualProperty: CategoryCode = 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS';

/** The skill that a case of this category and sub-category asks for; 'general' when nothing special is alleged. */
export function skillFor(category: string | null | undefined, keyword: string | null | undefined): Skill {
  if (allegesChildSexualAbuse(keyword)) return 'child-safety';
  if (keyword === 'KEYWORD_TERRORIST_CONTENT') return 'terrorism';
  if (category === intellectualProperty) return 'intellectual-property';
  return 'general';
}
