import { networkOf } from './network.js';
import { TokenBuckets } from './token-buckets.js';

describe('TokenBuckets', () => {
  it('lets a caller use up a minute at once, and then one at a time', () => {
    const buckets = new TokenBuckets(60);
    for (let times = 0; times < 60; times++) expect(buckets.take('a', 0)).toBe(0);
    expect(buckets.take('a', 0)).toBe(1);
    expect(buckets.take('a', 500)).toBeCloseTo(0.5);
    expect(buckets.take('a', 1_000)).toBe(0);
    expect(buckets.take('a', 1_000)).toBe(1);
  });

  it('counts each caller alone', () => {
    const buckets = new TokenBuckets(1);
    expect(buckets.take('a', 0)).toBe(0);
    expect(buckets.take('b', 0)).toBe(0);
    expect(buckets.take('a', 0)).toBe(60);
  });

  it('forgets callers who rest, and nobody else', () => {
    const buckets = new TokenBuckets(1);
    buckets.take('active', 59_999);
    for (let caller = 0; caller < 20_000; caller++) buckets.take(`resting ${caller}`, 0);
    expect(buckets.take('active', 60_000)).toBeGreaterThan(0);
  });
});

describe('networkOf', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:0DB8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (address, network) => expect(networkOf(address)).toBe(network));
});
