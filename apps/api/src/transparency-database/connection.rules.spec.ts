import { baseUrlFault, isOfHost } from './connection.rules.js';

describe('sandbox and production (reference, section 2)', () => {
  it.each([
    ['production', 'https://transparency.dsa.ec.europa.eu', true],
    ['production', 'https://sandbox.example', false],
    ['production', 'https://transparency.dsa.ec.europa.eu.example', false],
    ['production', 'https://transparency.dsa.ec.europa.eu/api', false],
    ['sandbox', 'https://sandbox.example', true],
    ['sandbox', 'http://127.0.0.1:8787', true],
    ['sandbox', 'http://sandbox.example', false],
    ['sandbox', 'https://transparency.dsa.ec.europa.eu', false],
    ['sandbox', 'https://user@sandbox.example', false],
    ['sandbox', 'x', false],
  ] as const)('%s at %s', (environment, url, isRight) => {
    expect(baseUrlFault(url, environment) === undefined).toBe(isRight);
  });

  it('compares the host that an answer shows', () => {
    expect(isOfHost('https://h.example/statement/1', 'https://h.example')).toBe(true);
    expect(isOfHost('https://g.example/statement/1', 'https://h.example')).toBe(false);
    expect(isOfHost('', 'https://h.example')).toBe(false);
  });
});
