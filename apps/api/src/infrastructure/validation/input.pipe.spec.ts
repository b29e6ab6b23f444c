import 'reflect-metadata';
import { Type } from 'class-transformer';
import { IsEmail, IsOptional, ValidateNested } from 'class-validator';
import type { Problem } from '../problem/problem.js';
import { IsCleanText } from './clean-text.js';
import { InputPipe } from './input.pipe.js';
import { IsDay, IsInstant } from './instant.js';
import { PageQuery } from './page.js';

class Notifier {
  @IsEmail()
  email!: string;
}

class Item {
  @IsCleanText(20, { min: 1 })
  location!: string;
}

class Input {
  @IsCleanText(5)
  text!: string;

  @IsCleanText(5, { each: true })
  @IsOptional()
  locations?: string[];

  @ValidateNested()
  @Type(() => Notifier)
  @IsOptional()
  notifier?: Notifier;

  @ValidateNested({ each: true })
  @Type(() => Item)
  @IsOptional()
  items?: Item[];

  @IsInstant()
  @IsOptional()
  at?: Date;

  @IsDay()
  @IsOptional()
  on?: string;
}

const pipe = new InputPipe();
const body = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Input });

async function errorsOf(input: Promise<unknown>): Promise<unknown> {
  const problem = await input.then(
    () => undefined,
    (error: Problem) => error,
  );
  return problem?.members.errors;
}

describe('InputPipe', () => {
  it.each<[string, unknown, string, string]>([
    ['a wrong type', { text: 1 }, '#/text', 'must be a string'],
    ['a field too long', { text: '123456' }, '#/text', 'must have at most 5 characters'],
    ['NUL', { text: '\0' }, '#/text', 'must not contain the character NUL'],
    ['a lone surrogate', { text: '\ud800' }, '#/text', 'must not contain half of a surrogate pair'],
    [
      'an element of a list',
      { text: '', locations: ['a', 'b\0'] },
      '#/locations/1',
      'must not contain the character NUL',
    ],
    ['no list', { text: '', locations: 'a' }, '#/locations', 'must be a list of strings'],
    ['a nested field', { text: '', notifier: { email: 'x' } }, '#/notifier/email', 'must be an email'],
    [
      'a nested list',
      { text: '', items: [{ location: 'a' }, { location: '' }] },
      '#/items/1/location',
      'must not be empty',
    ],
    ['an unknown field', { text: '', 'a/b~': 1 }, '#/a~1b~0', 'is not a known field'],
    [
      'an instant without offset',
      { text: '', at: '2026-11-22T10:00:00' },
      '#/at',
      'must be an instant with its offset',
    ],
    ['a day that is none', { text: '', on: '2026-02-30' }, '#/on', 'must be a day'],
    ['a list where one object belongs', { text: '', notifier: [] }, '#/notifier', 'must be an object'],
    ['a list inside a list', { text: '', items: [[{ location: 'a' }]] }, '#/items/0', 'must be an object'],
    ['a list instead of the body', [], '#', 'must be an object'],
    ['a text instead of the body', 'x', '#', 'must be an object'],
  ])('names %s', async (_case, value, pointer, detail) => {
    expect(await errorsOf(body(value))).toEqual([{ pointer, detail: expect.stringContaining(detail) as string }]);
  });

  it('names every field at once', async () => {
    expect(await errorsOf(body({ notifier: {}, on: 'x' }))).toHaveLength(3);
  });

  it('says when a field stands in the query', async () => {
    const errors = await errorsOf(pipe.transform({ limit: '900' }, { type: 'query', metatype: PageQuery }));
    expect(errors).toEqual([{ in: 'query', pointer: '#/limit', detail: 'must not be greater than 200' }]);
  });

  it('takes an optional field that is null for one that is left out', async () => {
    const input = await body({ text: '', notifier: null, items: null, at: null });
    expect(input).toEqual({ text: '' });
  });

  it('refuses what is nested too deeply to be looked at', async () => {
    const deep = JSON.parse('['.repeat(50_000) + ']'.repeat(50_000)) as unknown;
    await expect(body({ text: '', items: deep })).rejects.toMatchObject({ slug: 'malformed-body' });
  });

  it('turns instants into dates', async () => {
    const input = (await body({ text: 'é', at: '2026-11-22T10:00:00+01:00' })) as Input;
    expect(input.at).toEqual(new Date('2026-11-22T09:00:00Z'));
  });
});
