import { invalidInput } from '../problem/http.problems.js';
import { Problem } from '../problem/problem.js';
import type { FieldError } from './field-error.js';
import { InputPipe } from './input.pipe.js';
import { plainInput } from './plain-input.js';

const pipe = new InputPipe();

/** What is wrong with an input, in the words that `invalid-input` would name it with. */
export class InputFaults {
  constructor(readonly errors: readonly FieldError[]) {}
}

/** An input that is no body of a request, such as a line of many, judged by the rules of its DTO as a body is. */
export async function readInput<T extends object>(type: new () => T, value: unknown): Promise<T | InputFaults> {
  const plain = plainInput(type, value);
  if (plain) return plain as T;
  try {
    return (await pipe.transform(value, { type: 'body', metatype: type })) as T;
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.slug !== invalidInput.slug) return new InputFaults([{ pointer: '#', detail: error.message }]);
    return new InputFaults(error.members['errors'] as FieldError[]);
  }
}
