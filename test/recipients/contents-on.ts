/** What a platform says of a post and its author; `changes` name what a test is about. */
export const aContent = (changes: Record<string, unknown> = {}) => ({
  kind: 'content',
  contentTypes: ['text'],
  language: 'de',
  publishedAt: '2026-11-20T18:04:00Z',
  text: 'The text of the post.',
  recipient: aRecipient(),
  ...changes,
});

export const aRecipient = (changes: Record<string, unknown> = {}) => ({
  id: 'account-7',
  accountType: 'private',
  registeredOn: '2019-05-04',
  language: 'de',
  country: 'DE',
  minor: false,
  contactKnown: true,
  email: 'eve@example.org',
  name: 'Eve Example',
  audienceSize: 1_250,
  ...changes,
});
