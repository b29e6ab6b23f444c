import type { Type } from '@nestjs/common';
import { invalidInput } from '../../infrastructure/problem/http.problems.js';
import { Problem } from '../../infrastructure/problem/problem.js';
import type { FieldError } from '../../infrastructure/validation/index.js';
import { InputPipe } from '../../infrastructure/validation/input.pipe.js';

const pipe = new InputPipe();

/** Checks a value against its DTO, as the API checks a body: the DTO, or what is wrong with it. */
export function checkAgainst<T>(dto: Type<T>, value: object): Promise<T | FieldError[]> {
  return orFaults(() => pipe.transform(value, { type: 'body', metatype: dto }) as Promise<T>);
}

/** What the work gives, or the faults when it refuses its input; other problems are thrown on. */
export async function orFaults<T>(work: () => Promise<T>): Promise<T | FieldError[]> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Problem && error.slug === invalidInput.slug) return error.members.errors as FieldError[];
    throw error;
  }
}
