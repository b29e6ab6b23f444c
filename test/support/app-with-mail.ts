import { mailCatcher, type MailCatcher } from './mail-catcher.js';
import { testApp, type TestApp } from './test-app.js';

/** The program, and the mail server to which it hands its mails; both end with `app.stop()`. */
export async function appWithMail({ env = {}, ...options }: Parameters<typeof testApp>[0] = {}): Promise<{
  app: TestApp;
  mail: MailCatcher;
}> {
  const mail = await mailCatcher();
  const app = await testApp({ ...options, env: { SMTP_URL: mail.smtpUrl, ...env } });
  const stop = async () => {
    await app.stop();
    await mail.stop();
  };
  return { app: { ...app, stop }, mail };
}
