import type { ContentFacts, RecipientFacts } from './content.js';
import { contentFingerprint, descriptionFaults, recipientFingerprint } from './description.rules.js';

const facts: ContentFacts = {
  contentTypes: ['text', 'image'],
  language: 'de',
  publishedAt: null,
  mediaSha256: null,
  tags: [],
};
const recipient: RecipientFacts = {
  accountType: null,
  registeredOn: null,
  language: null,
  country: null,
  minor: null,
  contactKnown: null,
  audienceSize: null,
};

describe('contentFingerprint', () => {
  it('is one for one description, whatever the order of its types', () =>
    expect(contentFingerprint({ ...facts, contentTypes: ['image', 'text'] }, null)).toBe(
      contentFingerprint(facts, null),
    ));

  it.each<[string, Partial<ContentFacts>, string | null]>([
    ['types', { contentTypes: ['text'] }, null],
    ['language', { language: null }, null],
    ['published instant', { publishedAt: new Date(0) }, null],
    ['media', { mediaSha256: Buffer.alloc(32) }, null],
    ['recipient', {}, 'r'],
    ['tags', { tags: ['final'] }, null],
  ])('differs with the %s', (_what, changes, recipientId) =>
    expect(contentFingerprint({ ...facts, ...changes }, recipientId)).not.toBe(contentFingerprint(facts, null)),
  );
});

describe('recipientFingerprint', () => {
  it.each<[Partial<RecipientFacts>]>([
    [{ accountType: 'business' }],
    [{ registeredOn: '2019-05-04' }],
    [{ language: 'de' }],
    [{ country: 'DE' }],
    [{ minor: false }],
    [{ contactKnown: false }],
    [{ audienceSize: 0 }],
  ])('differs with %j from what is not known', (changes) =>
    expect(recipientFingerprint({ ...recipient, ...changes })).not.toBe(recipientFingerprint(recipient)),
  );
});

describe('descriptionFaults', () => {
  const now = new Date('2026-11-22T10:00:00Z');
  const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
  const faultsOf = (content: Partial<Parameters<typeof descriptionFaults>[0]>) =>
    descriptionFaults({ publishedAt: null, editedAt: null, recipient: null, ...content }, now).map(
      ({ pointer }) => pointer,
    );

  it('lets the platform’s clock go five minutes ahead', () => {
    expect(faultsOf({ publishedAt: inMinutes(5), editedAt: inMinutes(5) })).toEqual([]);
    expect(faultsOf({ publishedAt: inMinutes(6), editedAt: inMinutes(6) })).toEqual(['#/publishedAt', '#/editedAt']);
  });

  it('finds affiliations that end before they begin, and that repeat themselves', () => {
    const affiliation = { kind: 'media' as const, source: 'x', validFrom: '2026-01-01', validTo: null };
    expect(
      faultsOf({
        recipient: {
          externalId: 'a',
          affiliations: [affiliation, { ...affiliation, kind: 'owner', validTo: '2025-12-31' }, affiliation],
        },
      }),
    ).toEqual(['#/recipient/affiliations/1/validTo', '#/recipient/affiliations/2']);
  });
});
