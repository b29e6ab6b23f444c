export { CategoriesModule } from './categories.module.js';
export type { Category, CategoryUse, Subcategory } from './category.js';
export * from './category.rules.js';
export { categoryListVersion } from './commission-list.js';
export { officialLanguageCodes, type Language } from './languages.js';
export * from './member-states.js';
export { skillFor, skills, type Skill } from './skill.rules.js';
