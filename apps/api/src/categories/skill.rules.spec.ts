import { skillFor } from './skill.rules.js';

it.each([
  ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS', 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL', 'child-safety'],
  ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS', 'KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS', 'child-safety'],
  ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS', 'KEYWORD_UNSAFE_CHALLENGES', 'general'],
  ['STATEMENT_CATEGORY_PROTECTION_OF_MINORS', null, 'general'],
  ['STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY', 'KEYWORD_TERRORIST_CONTENT', 'terrorism'],
  ['STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY', 'KEYWORD_RISK_PUBLIC_HEALTH', 'general'],
  ['STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS', null, 'intellectual-property'],
  [null, null, 'general'],
])('%s with %s asks for %s', (category, keyword, skill) => expect(skillFor(category, keyword)).toBe(skill));
