/** Lines of an earlier tool, all of one day in March 2026, made for tests. */
export const notice = (externalId: string, more: object = {}) => ({
  externalId,
  receivedAt: '2026-03-02T08:30:00.000Z',
  items: [{ url: `https://forum.example/posts/${externalId}` }],
  explanation: 'It sells stolen cards.',
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  notifier: { name: 'Eve Example', email: 'eve@example.org' },
  goodFaith: true,
  ...more,
});

export const illegal = {
  outcome: 'restrict',
  facts: 'The post offers card numbers.',
  ground: { kind: 'illegal', law: 'German Criminal Code', provision: 'Section 263', explanation: 'It is fraud.' },
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  contentLanguage: 'de',
  restrictions: [{ type: 'visibility-removal', inEffectAt: '2026-03-02T11:30:00.000Z' }],
};

export const decision = (externalId: string, noticeId: string, more: object = {}) => ({
  externalId,
  decidedAt: '2026-03-02T10:30:00.000Z',
  items: [{ notice: noticeId }],
  ...illegal,
  ...more,
});

export const noAction = (externalId: string, noticeId: string, more: object = {}) => ({
  externalId,
  decidedAt: '2026-03-02T10:30:00.000Z',
  items: [{ notice: noticeId }],
  outcome: 'no-action',
  facts: 'The post quotes a warning.',
  finding: { outcome: 'neither' },
  ...more,
});
