import type { Payload } from './payload.js';
import { findingCode, personalData, type KnownPerson } from './personal-data.rules.js';

const found = (decision_facts: string, persons: KnownPerson[] = []) =>
  personalData({ decision_facts } as Payload, persons).map((finding) => findingCode(finding).split(':')[1]);

describe('personal data in free text (Art. 24(5))', () => {
  it.each([
    ['Write to eve.example+x@mail.example.org now', ['mail-address']],
    ['Write to eve(at)example.org', ['mail-address']],
    ['Call +32 2 555 12 12 today', ['phone']],
    ['Call 0032 25551212', ['phone', 'long-number']],
    ['Ruf 030 1234567 an', ['phone']],
    ['Pay to DE89 3704 0044 0532 0130 00', ['phone', 'bank-number']],
    ['Pay to be68539007547034', ['bank-number']],
    ['Card 4111 1111 1111 1111', ['bank-number']],
    ['Account 12345678', ['long-number']],
    ['Write to eve [at] example [dot] org', ['mail-address']],
    ['Tel. +49 (0)30 123 45-67', ['phone']],
    ['Tel. 030/1234567', ['phone']],
    ['From 203.0.113.7', ['ip-address']],
    ['From 2001:db8:85a3:8d3:1319:8a2e:370:7348', ['ip-address']],
    ['Known as eve#1234 there', ['handle']],
    ['On @eve@social.example', ['mail-address', 'handle']],
    ['Posted by @some_handle', ['handle']],
    ['Posted by u/some_handle', ['handle']],
    ['See https://forum.example/posts/1', ['address-of-content']],
    ['See www.forum.example', ['address-of-content']],
    ['See forum.example/users/12', ['address-of-content']],
    ['Mr Miller wrote it', ['name']],
    ['Frau Schmidt hat das geschrieben', ['name']],
  ])('%s', (text, kinds) => expect(found(text)).toEqual(kinds));

  it.each([
    'The post of 3 November names a neighbour.',
    'On 03.11.2026 at 09:30 and on 2026-11-03.',
    'Section 185 of the German Criminal Code, Regulation (EU) 2022/2065, Art. 17(3).',
    'See https://eur-lex.europa.eu/eli/reg/2022/2065/oj',
    'It was seen 1234567 times.',
    'Sections 3.2.1 and 12.4 of the terms, version 4.2.',
    'At 10:15:30 and 11:05:00; case #1234.',
    '',
  ])('%s holds none', (text) => expect(found(text)).toEqual([]));

  it.each<[string, KnownPerson]>([
    ['It names MULLER.', { name: 'Zoë Müller' }],
    ['It names zoe twice.', { name: 'Zoë Müller' }],
    ['The account star-24 wrote it.', { externalId: 'star-24' }],
    ['Mueller wrote it.', { name: 'Zoë Müller' }],
    ['Müller wrote it.', { name: 'Zoe Mueller' }],
    ['Sorine, Soerine or Sørine.', { name: 'Sørine' }],
    ['Straße: Herr Strauss', { name: 'Strauß' }],
    ['Written by LI BO.', { name: 'Li Bo' }],
    ['Jean-Luc was there.', { name: 'Jean Luc Picard' }],
  ])('%s: the person concerned', (text, person) => expect(found(text, [person])).toEqual(['name']));

  it('finds whole names only, and no parts that name nobody', () => {
    expect(found('Both bo and li are short.', [{ name: 'Bo Li' }])).toEqual([]);
    expect(found('The mullerian view of the matter and von.', [{ name: 'von Müller the' }])).toEqual([]);
  });

  it('looks at the address of a clause too', () => {
    const payload = { decision_facts: 'x', decision_ground_reference_url: 'https://h.example/@eve' } as Payload;
    expect(personalData(payload, []).map(findingCode)).toEqual(['decision_ground_reference_url:handle']);
  });
});
