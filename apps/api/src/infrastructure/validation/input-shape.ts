import { getMetadataStorage, IS_OPTIONAL, ValidationTypes } from 'class-validator';
import type { FieldError } from './field-error.js';

/** What a DTO's class says of the shape of its properties. */
interface Shape {
  /** Properties that hold another DTO, or a list of them. */
  readonly nested: ReadonlyMap<string, 'one' | 'list'>;
  readonly optional: ReadonlySet<string>;
}

const shapes = new WeakMap<object, Shape>();

/**
 * What the library lets pass, in an input that it has found valid: a list where one object belongs, and a list inside a list.
 * And it takes away optional fields that are null: they are left out.
 */
export function shapeFaults(input: unknown, parent = '#'): FieldError[] {
  if (typeof input !== 'object' || input === null || input instanceof Date) return [];
  const { nested, optional } = shapeOf(input.constructor);
  const fields = input as Record<string, unknown>;
  return Object.entries(fields).flatMap(([field, value]): FieldError[] => {
    const pointer = `${parent}/${field}`;
    if (value === null && optional.has(field)) delete fields[field];
    const kind = nested.get(field);
    if (kind === undefined || value === null || value === undefined) return [];
    if (kind === 'one') return Array.isArray(value) ? [mustBeObject(pointer)] : shapeFaults(value, pointer);
    return (value as unknown[]).flatMap((one, i) =>
      Array.isArray(one) ? [mustBeObject(`${pointer}/${i}`)] : shapeFaults(one, `${pointer}/${i}`),
    );
  });
}

const mustBeObject = (pointer: string): FieldError => ({ pointer, detail: 'must be an object' });

function shapeOf(type: object): Shape {
  let shape = shapes.get(type);
  if (!shape) shapes.set(type, (shape = readShape(type)));
  return shape;
}

function readShape(type: object): Shape {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type as () => void, '', true, false);
  const nested = rules.filter((rule) => rule.type === ValidationTypes.NESTED_VALIDATION);
  return {
    nested: new Map(nested.map((rule) => [rule.propertyName, rule.each ? 'list' : 'one'])),
    optional: new Set(rules.filter((rule) => rule.name === IS_OPTIONAL).map((rule) => rule.propertyName)),
  };
}
