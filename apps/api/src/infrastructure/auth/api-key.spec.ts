import { newId } from '../ids.js';
import { isSecretOf, newSecret, readAuthorization, secretHash, writtenKey } from './api-key.js';

describe('API keys', () => {
  const key = { keyId: newId(), secret: newSecret() };

  it('are read as they were written', () => {
    for (let times = 0; times < 100; times++) {
      const one = { keyId: newId(), secret: newSecret() };
      expect(readAuthorization(`Bearer ${writtenKey(one)}`)).toEqual(one);
    }
  });

  it.each([
    '',
    'Bearer',
    `Basic ${writtenKey(key)}`,
    `Bearer ${writtenKey(key)} x`,
    `Bearer ${writtenKey(key)}A`,
    'Bearer nd_x_y',
  ])('are not read from "%s"', (header) => expect(readAuthorization(header)).toBeUndefined());

  it('are known by the hash of their secret', () => {
    expect(isSecretOf(key.secret, secretHash(key.secret))).toBe(true);
    expect(isSecretOf(newSecret(), secretHash(key.secret))).toBe(false);
    expect(isSecretOf(key.secret, Buffer.alloc(3))).toBe(false);
  });
});
