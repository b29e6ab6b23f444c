export { IsCleanText } from './clean-text.js';
export { IsDay, IsInstant, IsInstantText, instantOf, isDay } from './instant.js';
export { IsMailAddress } from './mail-address.js';
export { IdPipe, idPattern, isId } from './id.pipe.js';
export { PageQuery, pageKey, pageOf, readPageKey, type Page } from './page.js';
export { InputFaults, readInput } from './read-input.js';
export { IsTrueOrFalse } from './true-or-false.js';
export type { FieldError } from './field-error.js';
