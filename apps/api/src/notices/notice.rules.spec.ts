import {
  askedElements,
  isAboutChildSexualAbuse,
  locationFault,
  missingElements,
  notifierKind,
  type NoticeContent,
} from './notice.rules.js';

const complete: NoticeContent = {
  explanation: 'It sells counterfeit medicine.',
  items: [{ url: 'https://example.org/1' }],
  notifier: { name: 'Eve Example', email: 'eve@example.org' },
  goodFaith: true,
  allegesChildSexualAbuse: false,
};

describe('the elements that a notice lacks (Art. 16(2))', () => {
  it.each([
    ['(a) a blank explanation', { ...complete, explanation: ' ' }, ['explanation']],
    ['(b) no location', { ...complete, items: [] }, ['location']],
    ['(c) no name', { ...complete, notifier: { email: 'eve@example.org' } }, ['notifier']],
    ['(c) no email', { ...complete, notifier: { name: 'Eve' } }, ['notifier']],
    ['(d) no statement of good faith', { ...complete, goodFaith: false }, ['good-faith']],
    [
      'everything',
      { items: [], allegesChildSexualAbuse: false },
      ['explanation', 'location', 'notifier', 'good-faith'],
    ],
    ['nothing', complete, []],
    [
      'no notifier where child abuse offences are alleged',
      { ...complete, notifier: undefined, allegesChildSexualAbuse: true },
      [],
    ],
  ] as const)('are found: %s', (_what, notice, missing) => expect(missingElements(notice)).toEqual(missing));
});

describe('what a sender is asked for (Art. 16(2), INT-5)', () => {
  it.each([
    [
      'notice',
      ['explanation', 'location', 'notifier', 'good-faith'],
      ['explanation', 'location', 'notifier', 'good-faith'],
    ],
    ['terms-flag', ['explanation', 'location', 'notifier', 'good-faith'], ['explanation', 'location']],
    ['terms-flag', ['notifier', 'good-faith'], []],
    ['notice', [], []],
  ] as const)('of a %s that lacks %j is %j', (type, lacking, asked) =>
    expect(askedElements(type, lacking)).toEqual(asked),
  );
});

describe('the child abuse path (Art. 16(2)(c))', () => {
  it.each([
    ['said so', { allegesChildSexualAbuse: true }, true],
    ['alleged by sub-category', { keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL' }, true],
    ['something else', { keyword: 'KEYWORD_PHISHING' }, false],
  ])('is taken when it is %s', (_what, notice, expected) => expect(isAboutChildSexualAbuse(notice)).toBe(expected));
});

describe('the kind of a notifier', () => {
  it.each([
    ['a trusted flagger by credential', undefined, true, 'trusted-flagger'],
    ['nobody named', undefined, false, 'anonymous'],
    ['a person', { name: 'Eve' }, false, 'individual'],
    ['an association', { name: 'Rights e.V.', kind: 'entity' }, false, 'entity'],
  ] as const)('is told of %s', (_who, notifier, trusted, kind) => expect(notifierKind(notifier, trusted)).toBe(kind));
});

describe('an exact location (Art. 16(2)(b))', () => {
  it.each([
    'https://example.org/a?b=c#d',
    'at://did:plc:abc/app.bsky.feed.post/1',
    'tg://resolve?domain=x&post=1',
    'http://xyz.onion/1',
  ])('may be %s', (url) => expect(locationFault(url)).toBeNull());
  it.each(['example.org', 'the second post', 'javascript:alert(1)', 'https:', 'data:text/html,x'])(
    'may not be %s',
    (url) => expect(locationFault(url)).not.toBeNull(),
  );
});
