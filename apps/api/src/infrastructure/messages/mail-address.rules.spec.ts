import { bareAddress, domainOf, isMailAddress } from './mail-address.rules.js';

describe('an address that mail may go to', () => {
  it.each(['eve@example.org', 'eve+dsa@example.org', "o'hara@example.org", 'ève@exämple.org', 'root@localhost'])(
    'is %j',
    (address) => expect(isMailAddress(address)).toBe(true),
  );

  it.each([
    'eve',
    '@example.org',
    'eve@',
    'eve@example.org, mallory@example.org',
    'eve@example.org>\r\nRCPT TO:<mallory@example.org',
    'eve@example.org\nBcc: mallory@example.org',
    'eve @example.org',
    'Eve <eve@example.org>',
    '"eve"@example.org',
    'eve@example.org\0',
    `${'e'.repeat(250)}@example.org`,
  ])('is not %j', (address) => expect(isMailAddress(address)).toBe(false));
});

describe('the sender', () => {
  it.each([
    ['Noticedesk <noreply@example.org>', 'noreply@example.org', 'example.org'],
    ['noreply@localhost', 'noreply@localhost', 'localhost'],
    ['', '', 'localhost'],
  ])('%j has the address %j and the domain %j', (from, address, domain) => {
    expect(bareAddress(from)).toBe(address);
    expect(domainOf(address)).toBe(domain);
  });
});
