import { categorySheet } from './category-sheet.js';
import { ownInitiativeFigures } from './own-initiative-figures.js';

/** Annex II 1.4: own-initiative measures under the terms and conditions, by the contractual ground of the decision. */
export const ownInitiativeTerms = categorySheet({
  id: '6_own_initiative_TC',
  partName: 'own_initiative_TC',
  legalBasis: 'Art. 15(1)(c)',
  applicability: 'All',
  use: 'own-initiative-terms',
  categoryHeader: "Category of incompatibility with the provider's terms and conditions",
  contextPrefix: 'Contextual Information on ',
  filings: (facts) => facts.ownMeasures.filter((group) => group.ground === 'terms'),
  figures: ownInitiativeFigures('terms'),
});
