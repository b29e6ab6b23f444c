import { declared, type DeclaredSheet } from '../sheet.js';
import { reportIdentification } from './1-report-identification.sheet.js';
import { categoriesNames } from './2-categories-names.sheet.js';
import { memberStatesOrders } from './3-member-states-orders.sheet.js';
import { notices } from './4-notices.sheet.js';
import { ownInitiativeIllegal } from './5-own-initiative-illegal.sheet.js';
import { ownInitiativeTerms } from './6-own-initiative-tc.sheet.js';
import { appealsAndRecidivism } from './7-appeals-and-recidivism.sheet.js';
import { automatedMeans } from './8-automated-means.sheet.js';
import { humanResources } from './9-human-resources.sheet.js';
import { activeRecipients } from './10-amar.sheet.js';
import { qualitative } from './11-qualitative.sheet.js';

/** The sheets that this product fills, in the template's order. A further sheet is one file and one line here. */
export const declaredSheets: readonly DeclaredSheet[] = [
  declared(reportIdentification),
  declared(categoriesNames),
  declared(memberStatesOrders),
  declared(notices),
  declared(ownInitiativeIllegal),
  declared(ownInitiativeTerms),
  declared(appealsAndRecidivism),
  declared(automatedMeans),
  declared(humanResources),
  declared(activeRecipients),
  declared(qualitative),
];
