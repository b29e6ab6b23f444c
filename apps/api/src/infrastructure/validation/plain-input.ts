import { defaultMetadataStorage as transformations } from 'class-transformer/cjs/storage.js';
import { getMetadataStorage, ValidationTypes } from 'class-validator';

type InputClass = new () => object;
type Fields = Record<string, unknown>;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;

/** A field of a DTO, as its decorators declare it. */
interface Field {
  readonly name: string;
  readonly nested?: { readonly isList: boolean; readonly type: InputClass };
  /** Unless all of them hold, the field is not looked at: `@IsOptional()`, `@ValidateIf()`. */
  readonly conditions: readonly ((input: Fields, value: unknown) => boolean)[];
  readonly checks: readonly ((input: Fields, value: unknown) => boolean)[];
}

const known = new WeakMap<InputClass, ReadonlyMap<string, Field> | null>();

/**
 * The DTO of an input that is right beyond doubt, by the rules of its decorators; undefined for every other, which class-validator
 * then judges, and names its faults. The library collects the rules of a class anew for each input: that took a fifth of intake.
 */
export function plainInput(type: InputClass, value: unknown): object | undefined {
  const fields = fieldsOf(type);
  if (!fields || !isPlainObject(value)) return undefined;
  const input = new type() as Fields;
  for (const name of Object.keys(value)) {
    const field = fields.get(name);
    const taken = field && (field.nested ? nestedInput(field.nested, value[name]) : plainValue(value[name]));
    if (taken === undefined) return undefined;
    input[name] = taken;
  }
  for (const field of fields.values()) if (!isRight(field, input)) return undefined;
  return input;
}

function isRight({ name, conditions, checks }: Field, input: Fields): boolean {
  const value = input[name];
  return !conditions.every((holds) => holds(input, value)) || checks.every((holds) => holds(input, value));
}

function nestedInput({ isList, type }: NonNullable<Field['nested']>, value: unknown): unknown {
  if (!isList) return plainInput(type, value);
  if (!Array.isArray(value)) return undefined;
  const inputs = value.map((one) => plainInput(type, one));
  return inputs.includes(undefined) ? undefined : inputs;
}

/** Text, number, truth value, or a list of them. */
function plainValue(value: unknown): unknown {
  if (isScalar(value)) return value;
  return Array.isArray(value) && value.every(isScalar) ? [...value] : undefined;
}

const isScalar = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

function isPlainObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function fieldsOf(type: InputClass): ReadonlyMap<string, Field> | null {
  let fields = known.get(type);
  if (fields === undefined) known.set(type, (fields = readFields(type)));
  return fields;
}

/** Null when a decorator asks for more than is understood here. */
function readFields(type: InputClass): ReadonlyMap<string, Field> | null {
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const isReshaped =
    transformations.getExposedMetadatas(type).length + transformations.getExcludedMetadatas(type).length;
  if (rules.length === 0 || isReshaped > 0) return null;
  const fields = new Map<string, Field>();
  for (const [name, own] of Map.groupBy(rules, (rule) => rule.propertyName)) {
    const field = readField(type, name, own);
    if (!field) return null;
    fields.set(name, field);
  }
  return fields;
}

const understood: readonly string[] = [
  ValidationTypes.CONDITIONAL_VALIDATION,
  ValidationTypes.CUSTOM_VALIDATION,
  ValidationTypes.IS_DEFINED,
  ValidationTypes.NESTED_VALIDATION,
  ValidationTypes.WHITELIST,
];

function readField(type: InputClass, name: string, rules: Rules): Field | undefined {
  const nesting = rules.find((rule) => rule.type === ValidationTypes.NESTED_VALIDATION);
  const transformed = transformations.findTypeMetadata(type, name);
  if (Boolean(nesting) !== Boolean(transformed) || transformed?.options?.discriminator) return undefined;
  if (transformations.findTransformMetadatas(type, name, 0).length > 0) return undefined;
  if (rules.some((rule) => !understood.includes(rule.type) || rule.groups?.length || rule.validateIf)) return undefined;
  return {
    name,
    nested: nesting && { isList: nesting.each, type: transformed.typeFunction() as InputClass },
    conditions: rules.flatMap((rule) =>
      rule.type === ValidationTypes.CONDITIONAL_VALIDATION
        ? (rule.constraints[0] as (input: Fields, value: unknown) => boolean)
        : [],
    ),
    checks: rules.flatMap((rule) => (rule.constraintCls ? checksOf(type, rule) : [])),
  };
}

/** A check that throws, or answers later than at once, counts as not passed. */
function checksOf(type: InputClass, { propertyName: property, constraintCls, constraints, each }: Rules[number]) {
  const storage = getMetadataStorage();
  return storage.getTargetValidatorConstraints(constraintCls).map(({ instance }) => {
    return (object: Fields, value: unknown) => {
      const args = { targetName: type.name, property, object, value, constraints };
      const holds = (one: unknown) => {
        try {
          return instance.validate(one, args) === true;
        } catch {
          return false;
        }
      };
      return each && Array.isArray(value) ? value.every(holds) : holds(value);
    };
  });
}
