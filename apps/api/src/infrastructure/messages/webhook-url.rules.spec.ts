import { isPrivateAddress, webhookUrlFault } from './webhook-url.rules.js';

describe('the address of an endpoint', () => {
  it.each(['https://platform.example/hooks', 'http://localhost:8080/hooks', 'http://127.0.0.1/', 'http://[::1]:9/'])(
    'may be %s',
    (url) => expect(webhookUrlFault(url, false)).toBeUndefined(),
  );

  it.each([
    ['http://platform.example/hooks', 'must begin with https://'],
    ['ftp://platform.example/', 'must begin with https://'],
    ['platform.example', 'must be a URL of at most 2000 characters'],
    [`https://platform.example/${'x'.repeat(2_000)}`, 'must be a URL of at most 2000 characters'],
    ['https://user:word@platform.example/', 'must not hold a user name or password'],
  ])('may not be %s', (url, fault) => expect(webhookUrlFault(url, false)).toBe(fault));

  it('may be plain http where the operator allows it', () => {
    expect(webhookUrlFault('http://platform.example/hooks', true)).toBeUndefined();
  });
});

describe('a private address', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '::1',
    'fd00::1',
    'fe80::1',
    '::ffff:10.0.0.1',
  ])('is %s', (address) => expect(isPrivateAddress(address)).toBe(true));

  it.each(['93.184.216.34', '172.32.0.1', '2606:2800:220:1::1', '::ffff:93.184.216.34', 'localhost'])(
    'is not %s',
    (address) => expect(isPrivateAddress(address)).toBe(false),
  );
});
