/** What came in cannot be read; the message says why. */
export class BadRequest extends Error {}
