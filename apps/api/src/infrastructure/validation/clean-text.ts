import { registerDecorator, type ValidationArguments, type ValidationOptions } from 'class-validator';
import { atElement } from './field-error.js';

interface Bounds {
  /** Fewest characters; 0 unless told. */
  readonly min?: number;
}

/**
 * A string of at most `max` characters (UTF-16 units) that the database can hold: no NUL, no lone surrogate. With
 * `{ each: true }` a list of them; the first wrong element is named by its index.
 */
export function IsCleanText(max: number, options: Bounds & ValidationOptions = {}): PropertyDecorator {
  const { min = 0, ...validationOptions } = options;
  return (target, property) =>
    registerDecorator({
      name: 'isCleanText',
      target: target.constructor,
      propertyName: String(property),
      options: validationOptions.each ? { ...validationOptions, each: false } : validationOptions,
      validator: {
        validate: (value: unknown) =>
          validationOptions.each ? firstWrong(value, min, max) === -1 : whatIsWrong(value, min, max) === undefined,
        defaultMessage: (args?: ValidationArguments) => {
          const value: unknown = args?.value;
          return validationOptions.each ? messageOfList(value, min, max) : (whatIsWrong(value, min, max) ?? '');
        },
      },
    });
}

/** -1 when every element is right; also -2 for what is no list at all. */
function firstWrong(value: unknown, min: number, max: number): number {
  return Array.isArray(value) ? value.findIndex((one) => whatIsWrong(one, min, max) !== undefined) : -2;
}

function messageOfList(value: unknown, min: number, max: number): string {
  const index = firstWrong(value, min, max);
  if (!Array.isArray(value) || index < 0) return 'must be a list of strings';
  return atElement(index, whatIsWrong(value[index], min, max) ?? '');
}

function whatIsWrong(value: unknown, min: number, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.length < min) return min === 1 ? 'must not be empty' : `must have at least ${min} characters`;
  if (value.length > max) return `must have at most ${max} characters`;
  if (value.includes('\0')) return 'must not contain the character NUL';
  if (!value.isWellFormed()) return 'must not contain half of a surrogate pair';
  return undefined;
}
