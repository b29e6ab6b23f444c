import { validateSync } from 'class-validator';
import { IsMailAddress } from './mail-address.js';

class Contact {
  @IsMailAddress()
  email: unknown;
}

const faultsOf = (email: unknown) => validateSync(Object.assign(new Contact(), { email })).length;

describe('IsMailAddress', () => {
  it.each(['eve@example.org', 'jürgen@example.org', 'e.v+e@sub.example.org'])('takes %s', (email) =>
    expect(faultsOf(email)).toBe(0),
  );

  it.each([
    ['no address', 'eve'],
    ['half of a surrogate pair', 'e\ud83dve@example.org'],
    ['NUL', 'e\0ve@example.org'],
    ['another header', 'eve@example.org\r\nBcc: all@example.org'],
    ['too long', `${'e'.repeat(320)}@example.org`],
    ['a number', 1],
    ['nothing', undefined],
  ])('refuses %s', (_what, email) => expect(faultsOf(email)).toBe(1));
});
