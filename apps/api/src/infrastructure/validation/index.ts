export { IsCleanText } from './clean-text.js';
export { IsDay, IsInstant, instantOf, isDay } from './instant.js';
export { IsMailAddress } from './mail-address.js';
export { IdPipe, isId } from './id.pipe.js';
export { PageQuery, pageKey, pageOf, readPageKey, type Page } from './page.js';
export type { FieldError } from './field-error.js';
