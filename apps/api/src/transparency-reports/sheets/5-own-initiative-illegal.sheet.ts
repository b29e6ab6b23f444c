import { categorySheet } from './category-sheet.js';
import { ownInitiativeFigures } from './own-initiative-figures.js';

/** Annex II 1.4: own-initiative measures against illegal content, by the legal ground of the decision. */
export const ownInitiativeIllegal = categorySheet({
  id: '5_own_initiative_illegal',
  partName: 'own_initiative_illegal',
  legalBasis: 'Art. 15(1)(c)',
  applicability: 'All',
  use: 'own-initiative-illegal',
  categoryHeader: 'Category of illegal content',
  contextPrefix: 'Contextual Information on ',
  filings: (facts) => facts.ownMeasures.filter((group) => group.ground === 'illegal'),
  figures: ownInitiativeFigures('illegal'),
});
