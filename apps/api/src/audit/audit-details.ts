declare const isCode: unique symbol;

/** A word of the program's own vocabulary: an id, an enumerated value, a field name, a version. Never what somebody wrote. */
export type Code = string & { readonly [isCode]: true };

export type AuditValue = Code | number | boolean | Date | null;

/** What an audit entry says beside actor, action and entity; prose does not fit in, by type and by check. */
export type AuditDetails = Readonly<Record<string, AuditValue | readonly AuditValue[] | undefined>>;

const CODE = /^[A-Za-z0-9_.:/+-]{1,100}$/;

/** Throws on anything that could be prose: blanks, other letters, more than 100 characters. */
export function code(value: string): Code {
  if (!CODE.test(value)) throw new Error('Audit entries hold codes only: this value is none');
  return value as Code;
}

/** Several codes, in the given order. */
export function codes(values: readonly string[]): Code[] {
  return values.map(code);
}
