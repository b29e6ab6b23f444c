import type { ValidationError } from 'class-validator';

/** One thing wrong with the input. */
export interface FieldError {
  /** JSON pointer as a URI fragment, such as `#/items/0/location`; `#` is the whole. */
  readonly pointer: string;
  readonly detail: string;
  /** Where the field is; absent: in the body. */
  readonly in?: 'query' | 'path';
}

/** Begins a message of `{ each: true }` validators that know which element is wrong. */
export const atElement = (index: number, message: string): string => `@${index} ${message}`;

/** Every error as one list, in the order of the fields, nested ones by their path. */
export function fieldErrors(errors: readonly ValidationError[], where?: 'query' | 'path', parent = '#'): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${pointerToken(error.property)}`;
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      fieldError(
        pointer,
        rule === 'whitelistValidation' ? 'is not a known field' : ownWords(message, error.property),
        where,
      ),
    );
    return [...own, ...fieldErrors(error.children ?? [], where, pointer)];
  });
}

function fieldError(pointer: string, message: string, where?: 'query' | 'path'): FieldError {
  const [, index, rest] = /^@(\d+) (.*)$/s.exec(message) ?? [];
  const located =
    index === undefined ? { pointer, detail: message } : { pointer: `${pointer}/${index}`, detail: rest ?? '' };
  return where ? { in: where, ...located } : located;
}

/** class-validator begins its messages with the field's name, which the pointer already says. */
function ownWords(message: string, property: string): string {
  if (message.startsWith(`${property} `)) return message.slice(property.length + 1);
  return message.replace(`each value in ${property} `, 'each value ').replace(`nested property ${property} `, '');
}

function pointerToken(property: string): string {
  return encodeURIComponent(property.toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'));
}
