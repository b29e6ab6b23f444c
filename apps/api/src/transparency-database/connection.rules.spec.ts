import { baseUrlFault, isOfHost, mayLeadTo } from './connection.rules.js';

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

describe('where the address of a dump may lead (reference, section 11)', () => {
  const dump = new URL('https://tdb.example/dumps/1.zip');
  it.each([
    ['https://tdb.example/other', null, true],
    ['https://storage.example/1.zip', 'storage.example', true],
    ['https://storage.example/1.zip', null, false],
    ['https://storage.example:8443/1.zip', 'storage.example', false],
    ['https://storage.example.evil.example/1.zip', 'storage.example', false],
    ['http://storage.example/1.zip', 'storage.example', false],
    ['http://tdb.example/1.zip', null, false],
    ['https://user@tdb.example/1.zip', null, false],
    ['file:///etc/passwd', null, false],
    ['https://169.254.169.254/latest', null, false],
  ])('%s with %s: %s', (next, storage, may) => expect(mayLeadTo(new URL(next), dump, storage)).toBe(may));
});
