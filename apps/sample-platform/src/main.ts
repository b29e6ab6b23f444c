import { readSettings } from './settings.js';
import { start } from './start.js';

/** What went wrong, with its reason; what is the same as before is said once. */
function saying(): (error: unknown) => void {
  let last = '';
  return (error) => {
    const { message, cause } = error as Error;
    const said = cause instanceof Error ? `${message}: ${cause.message}` : message;
    if (said !== last) console.error(`${new Date().toISOString()} ${said}. It is tried again.`);
    last = said;
  };
}

try {
  const settings = readSettings(process.env);
  const { url, stop } = await start(settings, saying());
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
