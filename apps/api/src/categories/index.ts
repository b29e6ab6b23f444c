export { CategoriesModule } from './categories.module.js';
export { categoryUses, type Category, type CategoryUse, type Subcategory } from './category.js';
export * from './category.rules.js';
export { categoryListVersion } from './commission-list.js';
export { officialLanguageCodes, officialLanguages, type Language } from './languages.js';
export * from './member-states.js';
export { skillFor, skills, type Skill } from './skill.rules.js';
