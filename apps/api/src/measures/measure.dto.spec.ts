import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { plainInput } from '../infrastructure/validation/plain-input.js';
import { MeasureDto } from './measure.dto.js';

const right = {
  measureId: 'm-1',
  appliedOn: '2026-11-22',
  occurredAt: '2026-11-22T09:00:00Z',
  facts: 'The same link 41 times.',
  ground: { kind: 'terms', clause: { code: 'spam', version: 1 }, explanation: 'Advertising.' },
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keyword: 'KEYWORD_PHISHING',
  restrictionTypes: ['visibility-removal'],
  territory: ['DE'],
  endsAt: '2026-12-22T09:00:00Z',
  automation: { detection: true, decision: 'full', system: 'model', version: '1' },
  content: { id: 'post', types: ['text'], language: 'de' },
  recipient: { id: 'account', audienceSize: 3, contactKnown: true, language: 'de' },
  repeats: { decisionId: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' },
  statement: { sentAt: '2026-11-22T09:00:00Z' },
};

/** Every place in the value, as a path. */
function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, one]) => placesOf(one, [...path, name]))];
}

/** A copy with another value at this place; undefined leaves it out. */
function changed(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  const copy = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
  const other = changed(copy[name], rest, by);
  if (other === undefined) delete copy[name];
  else copy[name] = other;
  return copy;
}

describe('a line of a stream of measures', () => {
  it('that is right is read without class-validator, which reads it alike', () => {
    expect(plainInput(MeasureDto, right)).toStrictEqual(plainToInstance(MeasureDto, right));
  });

  it('is never taken where class-validator would refuse it', () => {
    const others = fc.oneof(
      fc.constantFrom(
        undefined,
        null,
        '',
        ' ',
        0,
        -1,
        1.5,
        true,
        [],
        {},
        ['text'],
        '2026-11-22',
        'DE',
        'x'.repeat(600),
      ),
      fc.anything({ maxDepth: 1 }),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.constantFrom(...placesOf(right)), others, (place, by) => {
        const value = changed(right, place, by);
        const input = plainInput(MeasureDto, value);
        if (input === undefined) return;
        taken++;
        const judged = plainToInstance(MeasureDto, value);
        expect(validateSync(judged, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
        expect(input).toStrictEqual(judged);
      }),
      { numRuns: 1_000 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
