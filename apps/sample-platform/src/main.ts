import { readSettings } from './settings.js';
import { start } from './start.js';

try {
  const settings = readSettings(process.env);
  const { url, stop } = await start(settings, (error) => console.error((error as Error).message));
  console.log(`The sample platform is at ${url}; it asks ${settings.url} every ${settings.pullEveryMs / 1_000} s.`);
  console.log(
    settings.webhookSecret ? `Webhooks come in at ${url}/noticedesk.` : 'No NOTICEDESK_WEBHOOK_SECRET: no webhooks.',
  );
  const end = () => void stop().then(() => process.exit(0));
  process.once('SIGINT', end).once('SIGTERM', end);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
