import { IsCleanText } from '../../infrastructure/validation/index.js';

/** What an earlier tool calls a record: 1 to 200 characters. Never the name or the address of a person: it stays readable. */
export function IsExternalId(): PropertyDecorator {
  return IsCleanText(200, { min: 1 });
}
