import { createHash } from 'node:crypto';
import { Sealer } from '../../apps/api/src/infrastructure/sealing/index.js';
import { casesOn } from '../decisions/cases-on.js';
import { aNotice, desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';

interface Kept {
  wrappedKey: Buffer;
  ciphertext: Buffer;
  salt: Buffer;
  hash: Buffer;
}

describe('what arrived', () => {
  let app: TestApp;
  let at: Desk;

  beforeAll(async () => {
    app = await testApp();
    at = await desk(app);
  });
  afterAll(() => app.stop());

  it('is kept word by word, with channel, instant and a hash that the salt proves (INT-7)', async () => {
    const notice = aNotice({ explanation: '  Ünïcode, \t kept as it is.  ', language: 'de' });
    const { reference } = await casesOn(app, at).notify(notice);
    const [kept] = await app.db.query<Kept & { channel: string; receivedAt: Date; goodFaithWording: string }>(
      `select t.wrapped_key as "wrappedKey", t.ciphertext, t.salt, n.submission_hash as hash, n.channel,
         n.received_at as "receivedAt", n.good_faith_wording as "goodFaithWording"
       from notice as n
       join sealed_text as t on t.platform_id = n.platform_id and t.id = n.submission_id
       where n.reference = $1`,
      [reference],
    );
    const text = app.app.get(Sealer).openText(kept!);
    const { notifier: _, platform: __, ...said } = notice;
    expect(JSON.parse(text)).toEqual(said);
    expect(kept).toMatchObject({ channel: 'api', receivedAt: app.clock.now() });
    expect(kept!.goodFaithWording).toMatch(/^\d{4}-\d{2}$/);
    expect(createHash('sha256').update(kept!.salt).update(text).digest()).toEqual(kept!.hash);
  });

  it('has the audience that the recipient had then, whatever it has later (Art. 3(b))', async () => {
    const cases = casesOn(app, at);
    const recipient = { id: 'star', accountType: 'private', audienceSize: 900_000 };
    const { contentId } = await cases.described(recipient);
    const { reference } = await cases.notify({ items: [{ contentId }] });
    await cases.described({ ...recipient, audienceSize: 3 });
    const [item] = await app.db.query(
      `select i.audience_size as "audienceSize" from notice_item as i
       join notice as n on n.platform_id = i.platform_id and n.id = i.notice_id where n.reference = $1`,
      [reference],
    );
    expect(item).toEqual({ audienceSize: 900_000 });
  });

  it('leaves a trace when somebody opens a file of it (PRV-1)', async () => {
    const { reference, secret } = await casesOn(app, at).notify();
    await at.stranger.post(`/v1/notices/${reference}/attachments?secret=${secret}`, 'a plain text', {
      headers: { 'content-type': 'application/octet-stream' },
    });
    await at.moderator.get(`/v1/platforms/${at.platform}/notices/${reference}/attachments/0`);
    const looks = await app.db.query(
      `select a.actor_kind as kind, a.role from audit_entry as a
       join attachment as f on f.platform_id = a.platform_id and f.id = a.entity_id
       join notice as n on n.platform_id = f.platform_id and n.id = f.notice_id
       where n.reference = $1 and a.action = 'attachment.opened'`,
      [reference],
    );
    expect(looks).toEqual([{ kind: 'staff', role: 'moderator' }]);
  });
});
