import { freeTextFields, type FreeTextField, type Payload } from './payload.js';

/** What a text seems to hold; codes, so that they may be kept beside the record. */
export type PersonalDataKind =
  'mail-address' | 'phone' | 'bank-number' | 'long-number' | 'handle' | 'ip-address' | 'address-of-content' | 'name';

/** A person whom the statement is about, or who led to it. */
export interface KnownPerson {
  readonly name?: string;
  readonly email?: string;
  /** As the platform names them: often a handle. */
  readonly externalId?: string;
}

export interface PersonalDataFinding {
  readonly field: FreeTextField | 'decision_ground_reference_url';
  readonly kind: PersonalDataKind;
}

/**
 * What in the texts seems to be personal data (Art. 24(5)), by field; [] when nothing does. It would rather hold one text too
 * many back: a person looks at it, and what is published can never be called back.
 */
export function personalData(payload: Payload, persons: readonly KnownPerson[]): PersonalDataFinding[] {
  const ofTexts = freeTextFields.flatMap((field) =>
    kindsIn(payload[field] ?? '', persons).map((kind) => ({ field, kind })),
  );
  const url = payload.decision_ground_reference_url ?? '';
  const leadsToAPerson = /\/@|\/(?:u|user|users|profile|profiles|member|members)\//i.test(url);
  const ofUrl = leadsToAPerson ? [{ field: 'decision_ground_reference_url' as const, kind: 'handle' as const }] : [];
  return [...ofTexts, ...ofUrl];
}

/** A finding as the record keeps it: `field:kind`. */
export function findingCode({ field, kind }: PersonalDataFinding): string {
  return `${field}:${kind}`;
}

function kindsIn(text: string, persons: readonly KnownPerson[]): PersonalDataKind[] {
  const kinds: readonly (readonly [PersonalDataKind, boolean])[] = [
    [
      'mail-address',
      /[^\s@<>"(),;:]+(?:@|\s?[[({]at[\])}]\s?)[\p{L}\p{N}-]+(?:(?:\.|\s?[[({]dot[\])}]\s?)[\p{L}\p{N}-]+)*(?:\.|\s?[[({]dot[\])}]\s?)\p{L}{2,}/iu.test(
        text,
      ),
    ],
    ['phone', holdsPhone(text)],
    ['bank-number', holdsIban(text) || holdsCard(text)],
    ['long-number', /(?<![\p{L}\p{N}])\d{8,}(?![\p{L}\p{N}])/u.test(text)],
    ['handle', holdsHandle(text)],
    ['ip-address', holdsIpAddress(text)],
    ['address-of-content', holdsUrl(text)],
    ['name', holdsTitledName(text) || namesSomebody(text, persons)],
  ];
  return kinds.filter(([, found]) => found).map(([kind]) => kind);
}

const DAY = /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/;

function holdsPhone(text: string): boolean {
  const international = /(?<![\p{L}\p{N}])(?:\+|00)\d[\d ()./-]{6,}\d/u.test(text);
  const national = text.match(/(?<![\d./-])\(?0\d(?:[ ()./-]{0,2}\d){6,12}(?!\d)/g) ?? [];
  return international || national.some((number) => !DAY.test(number.trim()));
}

function holdsIban(text: string): boolean {
  const written = text.match(/(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/giu) ?? [];
  return written.some((number) => {
    const iban = number.replaceAll(/[ -]/g, '').toUpperCase();
    const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
      String(letter.charCodeAt(0) - 55),
    );
    return BigInt(digits) % 97n === 1n;
  });
}

function holdsCard(text: string): boolean {
  const written = text.match(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g) ?? [];
  return written.some((number) => {
    const digits = Array.from(number.replaceAll(/[ -]/g, ''), Number).reverse();
    const sum = digits.reduce(
      (total, digit, i) => total + (i % 2 ? (digit * 2 > 9 ? digit * 2 - 9 : digit * 2) : digit),
      0,
    );
    return sum % 10 === 0;
  });
}

/** @name, u/name, name#1234. */
function holdsHandle(text: string): boolean {
  return [
    /(?<![\p{L}\p{N}._%+-])@[\p{L}\p{N}_]{2,}/u,
    /(?<![\p{L}\p{N}/])u\/[\w-]{2,}/u,
    /(?<![\p{L}\p{N}])[\p{L}\p{N}_.]{2,32}#\d{4}(?!\d)/u,
  ].some((handle) => handle.test(text));
}

/** Personal data as well (Court of Justice, C-582/14). */
function holdsIpAddress(text: string): boolean {
  const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
  const isVersion4 = new RegExp(`(?<![\\d.])(?:${octet}\\.){3}${octet}(?![\\d.]*\\d)`);
  return (
    isVersion4.test(text) || /(?<![\p{L}\p{N}:])(?:[0-9a-f]{1,4}:){4,7}[0-9a-f]{1,4}(?![\p{L}\p{N}:])/iu.test(text)
  );
}

/** Where the law stands is no content. */
const OF_THE_LAW = /^(?:https?:\/\/)?(?:www\.)?eur-lex\.europa\.eu\//i;

function holdsUrl(text: string): boolean {
  const written = text.match(
    /(?:https?:\/\/|www\.)[^\s<>"]+|(?<![\p{L}\p{N}@.])[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.[a-z]{2,}\/[^\s<>"]+/giu,
  );
  return (written ?? []).some((url) => !OF_THE_LAW.test(url));
}

function holdsTitledName(text: string): boolean {
  return /(?<!\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Prof|Herr|Herrn|Frau|Monsieur|Madame|Mme|Mlle|Signora?|Señora?|Pani?)\.?\s+\p{Lu}\p{L}+/u.test(
    text,
  );
}

/** Parts of a name that say nothing about who it is. */
const common = new Set(['the', 'and', 'von', 'van', 'der', 'den', 'del', 'ltd', 'gmbh', 'inc', 'for', 'und', 'les']);

function namesSomebody(text: string, persons: readonly KnownPerson[]): boolean {
  if (persons.length === 0) return false;
  const spellings = [folded(text), folded(spelledOut(text))];
  const phrases = spellings.map((spelling) => wordsOf(spelling).join(' '));
  return persons.some(({ name = '', email, externalId }) => {
    const words = [...wordsOf(folded(name)), ...wordsOf(folded(spelledOut(name)))];
    const parts = [
      ...words.filter((word) => word.length >= 3 && !common.has(word)),
      ...(email ? [folded(email)] : []),
      ...(externalId && externalId.length >= 3 ? [folded(externalId)] : []),
    ];
    if (parts.some((part) => spellings.some((spelling) => containsWord(spelling, part)))) return true;
    const whole = wordsOf(folded(name)); // of short parts only the whole name says who it is
    return whole.length > 1 && phrases.some((phrase) => containsWord(phrase, whole.join(' ')));
  });
}

function containsWord(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const before = text.slice(Math.max(0, at - 2), at);
    const after = text.slice(at + part.length, at + part.length + 2);
    if (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
};

/** Without accents and case: who writes Muller for Müller names the same person. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => letters[letter]!);
}

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa' };

/** Mueller for Müller. */
function spelledOut(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[äöüøå]/g, (letter) => umlauts[letter]!);
}
