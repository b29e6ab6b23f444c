import 'reflect-metadata';
import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import fc from 'fast-check';
import { IsCleanText } from './clean-text.js';
import { plainInput } from './plain-input.js';

class Place {
  @ValidateIf((place: Place) => place.id === undefined)
  @IsCleanText(5, { min: 1 })
  url?: string;

  @IsOptional()
  @IsCleanText(5)
  id?: string;
}

class Sender {
  @IsEmail()
  email!: string;
}

class Base {
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2)
  @ValidateNested({ each: true })
  @Type(() => Place)
  places?: Place[];

  @IsOptional()
  @ValidateNested()
  @Type(() => Sender)
  sender?: Sender;
}

class Input extends Base {
  @IsIn(['a', 'b'])
  kind!: string;

  @IsOptional()
  @IsBoolean()
  sure?: boolean;

  @IsOptional()
  @IsCleanText(3, { each: true })
  words?: string[];
}

class Reshaped {
  @Transform(({ value }: { value: string }) => value.trim())
  @IsCleanText(5)
  text!: string;
}

const right = {
  kind: 'a',
  sure: true,
  words: ['x', 'y'],
  places: [{ url: 'u' }, { id: 'i' }],
  sender: { email: 'eve@example.org' },
};

const anything = fc.oneof(
  fc.constantFrom('', 'a', 'u', 'too long', '\0', '\ud800', 'eve@example.org', true, 1, null, 'constructor'),
  fc.anything({ maxDepth: 1 }),
);
const one = <T>(model: fc.Arbitrary<T>) => fc.oneof({ weight: 20, arbitrary: model }, anything);
const place = fc.record({ url: one(fc.constant('u')), id: one(fc.constant('i')) }, { requiredKeys: [] });
const sender = fc.record({ email: one(fc.constant('eve@example.org')) }, { requiredKeys: [] });
const fields = {
  kind: one(fc.constantFrom('a', 'b')),
  sure: one(fc.boolean()),
  words: one(fc.array(fc.constantFrom('x', 'y', 'four'), { maxLength: 3 })),
  places: one(fc.array(one(place), { maxLength: 3 })),
  sender: one(sender),
};
const inputs = fc.oneof(
  { weight: 4, arbitrary: fc.record(fields, { requiredKeys: ['kind'] }) },
  fc.record({ ...fields, other: anything, constructor: anything }, { requiredKeys: ['kind'] }),
);

describe('plainInput', () => {
  it('reads an input that is right, as the DTO of its class', () => {
    const input = plainInput(Input, right) as Input;
    expect(input).toStrictEqual(plainToInstance(Input, right));
    expect(input.places![0]).toBeInstanceOf(Place);
    expect(input.words).not.toBe(right.words);
  });

  it('takes nothing that class-validator would refuse, and changes nothing that it would keep', () => {
    let taken = 0;
    fc.assert(
      fc.property(inputs, (value) => {
        const input = plainInput(Input, value);
        if (input === undefined) return;
        taken++;
        const judged = plainToInstance(Input, value);
        expect(validateSync(judged, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
        expect(input).toStrictEqual(judged);
      }),
      { numRuns: 2_000 },
    );
    expect(taken).toBeGreaterThan(50);
  });

  it.each<[string, unknown]>([
    ['an unknown field', { ...right, other: 1 }],
    ['a missing field', { ...right, kind: undefined }],
    ['null, which stands for a field left out', { ...right, sure: null }],
    ['a list where one object belongs', { ...right, sender: [] }],
    ['a list inside a list', { ...right, places: [[{ url: 'u' }]] }],
    ['a wrong field of a nested object', { ...right, places: [{ url: '' }] }],
    ['no object', 'x'],
  ])('leaves %s to class-validator', (_case, value) => {
    expect(plainInput(Input, value)).toBeUndefined();
  });

  it.each([Reshaped, Object, Array])('leaves a class with other decorators, or none, to the library: %p', (type) => {
    expect(plainInput(type as new () => object, { text: 'x' })).toBeUndefined();
  });
});
