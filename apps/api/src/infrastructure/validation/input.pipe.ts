import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { invalidInput, malformedBody } from '../problem/http.problems.js';
import { fieldErrors } from './field-error.js';
import { shapeFaults } from './input-shape.js';
import { plainInput } from './plain-input.js';

/** Carries what class-validator found from the library's factory to where the place of the input is known. */
class FoundErrors extends Error {
  constructor(readonly found: ValidationError[]) {
    super('invalid input');
  }
}

/**
 * Checks every input against its DTO: unknown fields are refused, and one `invalid-input` problem names every field that is
 * wrong by its JSON pointer, before anything is written.
 */
@Injectable()
export class InputPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: false,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => new FoundErrors(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    if (type === 'body' && metatype !== undefined) {
      const input = plainInput(metatype as new () => object, value);
      if (input) return input;
      refuseOtherThanObject(value, metatype);
    }
    try {
      const input = (await super.transform(value, metadata)) as unknown;
      const faults = type === 'body' ? shapeFaults(input) : [];
      if (faults.length > 0) throw invalidInput(faults);
      return input;
    } catch (error) {
      if (error instanceof RangeError) throw malformedBody('The body is nested too deeply.');
      if (!(error instanceof FoundErrors)) throw error;
      const where = type === 'query' ? 'query' : type === 'param' ? 'path' : undefined;
      throw invalidInput(fieldErrors(error.found, where));
    }
  }
}

/** The library validates the elements of a list that stands where an object should be, and so lets an empty one pass. */
function refuseOtherThanObject(value: unknown, metatype: unknown): void {
  if (value === undefined || metatype === Array || metatype === Object || metatype === String) return;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidInput([{ pointer: '#', detail: 'must be an object' }]);
  }
}
