import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { registerDecorator, type ValidationOptions } from 'class-validator';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** The instant that an RFC 3339 text with an offset names, to the millisecond; undefined for any other text. */
export function instantOf(text: string): Date | undefined {
  const day = RFC_3339.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return undefined;
  const instant = new Date(text.toUpperCase());
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** Whether the text is a day of the calendar, `YYYY-MM-DD`, from year 1 on. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text.startsWith('0000')) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** An RFC 3339 instant with its offset; the property becomes a Date. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? (instantOf(value) ?? value) : value)),
    rule(
      'isInstant',
      'must be an instant with its offset, such as 2026-11-22T10:00:00Z',
      (value) => value instanceof Date,
      options,
    ),
  );
}

/** The same, and the property stays a string: what comes by the million is read without the library (`plainInput`). */
export function IsInstantText(options?: ValidationOptions): PropertyDecorator {
  return rule(
    'isInstantText',
    'must be an instant with its offset, such as 2026-11-22T10:00:00Z',
    (value) => typeof value === 'string' && instantOf(value) !== undefined,
    options,
  );
}

/** A day of the calendar, `YYYY-MM-DD`; the property stays a string. */
export function IsDay(options?: ValidationOptions): PropertyDecorator {
  const message = 'must be a day, such as 2026-11-22';
  return rule('isDay', message, (value) => typeof value === 'string' && isDay(value), options);
}

function rule(
  name: string,
  message: string,
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name,
      target: target.constructor,
      propertyName: String(property),
      options,
      validator: { validate, defaultMessage: () => message },
    });
}
