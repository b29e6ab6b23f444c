import { Sealer } from '../infrastructure/sealing/index.js';
import { locationHmac, normaliseLocation } from './location.js';

describe('normaliseLocation', () => {
  it.each([
    ['surrounding blanks', ' https://example.org/a ', 'https://example.org/a'],
    ['capitals of scheme and host', 'HTTPS://Example.ORG/A', 'https://example.org/A'],
    ['http', 'http://example.org/a', 'https://example.org/a'],
    ['http with its default port', 'http://example.org:80/a', 'https://example.org/a'],
    ['a default port', 'https://example.org:443/a', 'https://example.org/a'],
    ['a missing path', 'https://example.org', 'https://example.org/'],
    ['a host beyond ASCII', 'https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
  ])('makes one of %s', (_what, written, normal) => expect(normaliseLocation(written)).toBe(normal));

  it.each([
    'https://example.org/a?b=1&c=2#comment-5',
    'https://example.org:8443/a',
    'at://did:plc:abc/app.bsky.feed.post/3k',
    'tg://resolve?domain=x&post=1',
    'Post-42',
    'https://',
  ])('leaves %s as it is', (location) => expect(normaliseLocation(location)).toBe(location));

  it('writes one character one way, however it is composed', () =>
    expect(normaliseLocation('cafe\u0301')).toBe('caf\u00e9'));

  it('changes nothing the second time', () => {
    for (const location of ['http://EXAMPLE.org/ä b', ' x ', 'http://example.org:80'])
      expect(normaliseLocation(normaliseLocation(location))).toBe(normaliseLocation(location));
  });
});

describe('locationHmac', () => {
  const sealer = new Sealer({
    masterKey: Buffer.alloc(32, 1),
    serverKey: Buffer.alloc(32, 2),
    auditKey: Buffer.alloc(32, 3),
  });

  it('is the same for one location written in two ways', () =>
    expect(locationHmac(sealer, 'p', 'http://Example.org/a')).toEqual(
      locationHmac(sealer, 'p', 'https://example.org/a'),
    ));

  it('differs from platform to platform', () =>
    expect(locationHmac(sealer, 'p', 'post-1')).not.toEqual(locationHmac(sealer, 'q', 'post-1')));
});
