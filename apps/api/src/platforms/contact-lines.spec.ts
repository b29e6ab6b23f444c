import { authorityContactLines, contactLines } from './contact-lines.js';
import type { ContactPoint } from './platform.js';

function aContactPoint(point: Partial<ContactPoint>): ContactPoint {
  return {
    id: 'a',
    kind: 'recipients',
    label: 'Help desk',
    email: 'help@example.org',
    url: null,
    languages: ['en'],
    validFrom: '2026-01-01',
    validTo: null,
    ...point,
  };
}

describe('contactLines', () => {
  const profile = {
    serviceName: 'Example Forum',
    providerName: 'Example Media SA',
    contactPoints: [
      aContactPoint({ kind: 'authorities', label: 'Legal', languages: ['fr', 'en'] }),
      aContactPoint({ kind: 'legal-representative', label: 'Rep SRL', email: 'rep@example.org' }),
      aContactPoint({ url: 'https://example.org/help' }),
    ],
  };

  it('name the service, the contact point for recipients (Art. 12) and the representative (Art. 13)', () =>
    expect(contactLines(profile, 'en')).toEqual([
      'Example Forum, Example Media SA',
      'Contact: Help desk, help@example.org, https://example.org/help (English)',
      'Legal representative in the Union: Rep SRL, rep@example.org (English)',
    ]));

  it('name to authorities their own contact point, with the languages in which they can write (Art. 11(3))', () => {
    expect(authorityContactLines(profile, 'en')).toEqual([
      'Example Forum, Example Media SA',
      'Legal, help@example.org (French, English)',
    ]);
    expect(authorityContactLines(profile, 'de')[1]).toBe('Legal, help@example.org (Französisch, Englisch)');
  });

  it('speak the language of the message, and English where they lack it', () => {
    expect(contactLines(profile, 'de')[1]).toMatch(/^Kontakt: /);
    expect(contactLines(profile, 'lt')[1]).toMatch(/^Contact: /);
  });
});
