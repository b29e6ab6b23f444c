export { contentTypes, type AccountType, type ContentKind, type ContentType } from './content.js';
export { Contents, type DescribedVersion, type LocatedContent } from './contents.js';
export { locationHmac } from './location.js';
export { reachOf, type Reach } from './reach.rules.js';
export { Recipients } from './recipients.js';
export { RecipientsModule } from './recipients.module.js';
