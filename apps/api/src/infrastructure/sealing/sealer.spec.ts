import { normaliseEmail } from './normalise-email.js';
import { Sealer, saltedHash } from './sealer.js';

const secrets = { masterKey: Buffer.alloc(32, 1), serverKey: Buffer.alloc(32, 2), auditKey: Buffer.alloc(32, 3) };
const sealer = new Sealer(secrets);

describe('Sealer', () => {
  it.each(['', 'a', 'ünïcödé 🙂', 'x'.repeat(100_000)])('opens what it sealed', (text) => {
    expect(sealer.openText(sealer.seal(text))).toBe(text);
  });

  it('seals the same text differently each time', () => {
    const [one, other] = [sealer.seal('same'), sealer.seal('same')];
    expect(one.ciphertext.equals(other.ciphertext)).toBe(false);
    expect(one.wrappedKey.equals(other.wrappedKey)).toBe(false);
    expect(one.saltedHash.equals(other.saltedHash)).toBe(false);
  });

  it('gives the record a hash that the salt proves', () => {
    const { salt, saltedHash: kept } = sealer.seal('text');
    expect(saltedHash(salt, Buffer.from('text')).equals(kept)).toBe(true);
  });

  it.each(['wrappedKey', 'ciphertext'] as const)('refuses a changed %s', (part) => {
    const sealed = sealer.seal('text');
    const changed = Buffer.from(sealed[part]);
    changed.writeUInt8(changed.readUInt8(20) ^ 1, 20);
    expect(() => sealer.open({ ...sealed, [part]: changed })).toThrow();
  });

  it('cannot open under another master key', () => {
    const other = new Sealer({ ...secrets, masterKey: Buffer.alloc(32, 9) });
    expect(() => other.open(sealer.seal('text'))).toThrow();
  });

  it('keeps look-ups of different purposes apart', () => {
    expect(sealer.hmac('email', 'a').equals(sealer.hmac('email', 'a'))).toBe(true);
    expect(sealer.hmac('email', 'a').equals(sealer.hmac('location', 'a'))).toBe(false);
    expect(sealer.isHmac('email', 'a', sealer.hmac('email', 'a'))).toBe(true);
    expect(sealer.isHmac('email', 'b', sealer.hmac('email', 'a'))).toBe(false);
  });

  it('wraps a single value', () => expect(sealer.unwrap(sealer.wrap('whsec_x')).toString()).toBe('whsec_x'));
});

describe('normaliseEmail', () => {
  it.each([
    [' Eve@Example.ORG ', 'eve@example.org'],
    ['eve@bücher.example', 'eve@xn--bcher-kva.example'],
    ['eve+tag@example.org', 'eve+tag@example.org'],
    ['no address', 'no address'],
  ])('writes %s as %s', (address, expected) => expect(normaliseEmail(address)).toBe(expected));
});
