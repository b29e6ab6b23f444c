export {
  accountTypes,
  affiliationKinds,
  contentKinds,
  contentTypes,
  type AccountType,
  type Affiliation,
  type AffiliationKind,
  type ContentKind,
  type ContentType,
} from './content.js';
export { Contents, type DescribedVersion, type LocatedContent } from './contents.js';
export { locationHmac, normaliseLocation } from './location.js';
export { reachOf, type Reach } from './reach.rules.js';
export { Recipients, type RecipientContact, type ShownRecipient } from './recipients.js';
export { RecipientsModule } from './recipients.module.js';
