import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aNotice } from '../support/desk.js';
import { client } from '../support/http.js';
import { mailCatcher } from '../support/mail-catcher.js';
import { startProgram } from '../support/program.js';
import { until } from '../support/until.js';

/**
 * The whole program on its own database, killed with SIGKILL while notices come in. Commits are real here: `fsync` is on, as in
 * production.
 */
describe('a kill of the program under intake load', () => {
  it('loses no notice that was answered 201, keeps each once, and sends its receipt after the restart (ACK-1)', async () => {
    const mails = await mailCatcher();
    const dataDir = mkdtempSync(join(tmpdir(), 'noticedesk-kill-'));
    const env = {
      NOTICEDESK_DATA_DIR: dataDir,
      SMTP_URL: mails.smtpUrl,
      INTAKE_RATE_PER_MINUTE_PER_ADDRESS: '1000000',
    };
    const acknowledged: { reference: string; secret: string; email: string }[] = [];

    for (let round = 0; round < 3; round++) {
      const program = startProgram(env);
      const stranger = client(await program.ready);
      let killed = false;
      const senders = Array.from({ length: 16 }, async (_, sender) => {
        for (let n = 0; !killed; n++) {
          const email = `r${round}s${sender}n${n}@example.org`;
          try {
            const notice = aNotice({ platform: undefined, notifier: { name: 'Eve', email } });
            const { status, body } = await stranger.post<{ reference: string; secret: string }>('/v1/notices', notice);
            if (status === 201) acknowledged.push({ ...body, email });
          } catch {
            killed = true; // the program is gone
          }
        }
      });
      const enough = acknowledged.length + 60;
      await until(() => acknowledged.length >= enough, 30_000);
      program.kill('SIGKILL');
      killed = true;
      await Promise.all([...senders, program.ended]);
    }

    const again = startProgram(env);
    const stranger = client(await again.ready);
    try {
      for (const { reference, secret } of acknowledged) {
        const { status } = await stranger.get(`/v1/notices/${reference}?secret=${secret}`);
        expect([reference, status]).toEqual([reference, 200]);
      }
      const receiptOf = (email: string) =>
        mails.mails.filter((mail) => [mail.to].flat().some((to) => to?.text.includes(email)));
      await until(() => acknowledged.every(({ email }) => receiptOf(email).length > 0), 60_000);
      expect(new Set(acknowledged.map((notice) => notice.reference)).size).toBe(acknowledged.length);
      for (const { email } of acknowledged) {
        expect(new Set(receiptOf(email).map((mail) => mail.messageId)).size).toBe(1);
      }
    } finally {
      again.kill('SIGTERM');
      await again.ended;
      await mails.stop();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 180_000);
});
