import { contactLines } from './contact-lines.js';
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
      aContactPoint({ kind: 'authorities', label: 'Legal' }),
      aContactPoint({ kind: 'legal-representative', label: 'Rep SRL', email: 'rep@example.org' }),
      aContactPoint({ url: 'https://example.org/help' }),
    ],
  };

  it('name the service, the contact point for recipients (Art. 12) and the representative (Art. 13)', () =>
    expect(contactLines(profile, 'en')).toEqual([
      'Example Forum, Example Media SA',
      'Contact: Help desk, help@example.org, https://example.org/help',
      'Legal representative in the Union: Rep SRL, rep@example.org',
    ]));

  it('speak the language of the message, and English where they lack it', () => {
    expect(contactLines(profile, 'de')[1]).toMatch(/^Kontakt: /);
    expect(contactLines(profile, 'lt')[1]).toMatch(/^Contact: /);
  });
});
