import { caseSections } from './case-sections.query.js';
import { decisionSections } from './decision-sections.query.js';
import { redressSections } from './redress-sections.query.js';
import type { Section } from './section.js';

export type { Section } from './section.js';

/** The files of a bundle that go case by case, in the order in which things happen. */
export const sections: readonly Section[] = [...caseSections, ...decisionSections, ...redressSections];
export { periodSections, recipientSections } from './scope-sections.query.js';
