import { reachOf, type Reach } from '../recipients/index.js';
import type { Exemption, Ground, Statement, StatementDraft } from './statement.js';

export type StatementElement =
  | 'restriction'
  | 'territory'
  | 'facts'
  | 'source'
  | 'automation'
  | 'legal-ground'
  | 'contractual-ground'
  | 'explanation'
  | 'redress';

const isBlank = (text: string | undefined | null) => !text?.trim();

/** The elements of Art. 17(3) that a statement lacks, in the article's order; [] when it is complete. */
export function missingElements(draft: StatementDraft): StatementElement[] {
  const missing: StatementElement[] = [];
  if (draft.restrictions.length === 0) missing.push('restriction'); // (a)
  if (draft.restrictions.some(({ territory }) => territory.length === 0)) missing.push('territory'); // (a)
  if (isBlank(draft.facts)) missing.push('facts'); // (b)
  if (isBlank(draft.source)) missing.push('source'); // (b)
  if (typeof draft.automation?.detection !== 'boolean' || isBlank(draft.automation.decision))
    missing.push('automation'); // (c)
  missing.push(...missingOfGround(draft.ground)); // (d), (e)
  if (draft.redress.length === 0) missing.push('redress'); // (f)
  return missing;
}

function missingOfGround(ground: Ground): StatementElement[] {
  const missing: StatementElement[] = [];
  if (ground.kind === 'illegal') {
    if (isBlank(ground.law) || isBlank(ground.provision)) missing.push('legal-ground');
  } else if (isBlank(ground.clause.code) || isBlank(ground.clause.title)) {
    missing.push('contractual-ground');
  }
  if (isBlank(ground.explanation)) missing.push('explanation');
  return missing;
}

/** The statement that may be issued. Throws when an element of Art. 17(3) is missing: input is judged long before this. */
export function buildStatement(draft: StatementDraft): Statement {
  const missing = missingElements(draft);
  if (missing.length > 0) throw new Error(`The statement of reasons lacks: ${missing.join(', ')} (Art. 17(3))`);
  return draft as Statement;
}

export type Delivery = Reach | { readonly by: 'none'; readonly exemption: Exemption };

/** How the recipient is told (Art. 17(2)). Without contact details nobody can be told, and that is an exemption in the record. */
export function deliveryTo(...[contact, platform]: Parameters<typeof reachOf>): Delivery {
  return reachOf(contact, platform) ?? { by: 'none', exemption: 'no-contact-details' };
}
