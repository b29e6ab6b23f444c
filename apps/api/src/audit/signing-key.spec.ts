import { PublicKey, SigningKey } from './signing-key.js';

describe('SigningKey', () => {
  // RFC 8032 section 7.1, test 1
  const key = new SigningKey(Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex'));

  it('has the public key and the signature of RFC 8032', () => {
    expect(key.public.bytes.toString('hex')).toBe('d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a');
    expect(key.sign(Buffer.alloc(0)).toString('hex')).toMatch(/^e5564300c360ac729086e2cc806e828a84877f1eb8e5d974/);
  });

  it('is checked by its public key alone', () => {
    const reader = PublicKey.from(key.public.text);
    const signature = key.sign(Buffer.from('sealed'));
    expect(reader.id).toBe(key.public.id);
    expect(reader.isSignature(signature, Buffer.from('sealed'))).toBe(true);
    expect(reader.isSignature(signature, Buffer.from('altered'))).toBe(false);
  });

  it.each(['', 'AAAA', 'not base64!', Buffer.alloc(33).toString('base64')])('takes no "%s" for a public key', (text) =>
    expect(() => PublicKey.from(text)).toThrow(),
  );
});
