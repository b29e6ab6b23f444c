import 'reflect-metadata';
import type { Application } from './application.js';
import { type Config, loadConfig } from './infrastructure/config.js';
import { loadSecrets } from './infrastructure/secrets.js';

/** Longer than any request may take; who asked for the stop should not have to kill. */
const STOP_WITHIN_MS = 15_000;
/** npm, the set-up script and the terminal each pass Ctrl-C on: the repetitions are no impatience. */
const SAME_SIGNAL_WITHIN_MS = 1_000;

/** Starts the program, says where it is, and stops it cleanly on SIGINT, SIGTERM and SIGHUP. */
export async function runProgram(env: NodeJS.ProcessEnv): Promise<void> {
  process.stdout.on('error', () => {}); // whoever read our output is gone
  try {
    const config = loadConfig(env);
    const stopAsked = stopSignal();
    const secrets = loadSecrets(env, config);
    // Loading the rooms takes a second: who mistyped a setting need not wait for it.
    const { startApplication } = await import('./application.js');
    const application = await startApplication(config, secrets);
    announce(application, config);
    const reason = await Promise.race([stopAsked, application.databaseEnded]);
    if (reason !== STOP_ASKED) throw new Error(`The embedded PostgreSQL ended: ${reason.trim().split('\n').at(-1)}`);
    setTimeout(() => fail(`Not stopped in ${STOP_WITHIN_MS / 1_000} s: ended all the same.`), STOP_WITHIN_MS).unref();
    await application.stop();
    process.exit(0);
  } catch (error) {
    fail(env.LOG_LEVEL === 'debug' ? ((error as Error).stack ?? String(error)) : (error as Error).message);
  }
}

const STOP_ASKED = 'stop asked';

/** Resolves at the first signal; an impatient second one ends the program at once. */
function stopSignal(): Promise<typeof STOP_ASKED> {
  return new Promise((resolve) => {
    let firstAt: number | undefined;
    const onSignal = () => {
      firstAt ??= Date.now();
      resolve(STOP_ASKED);
      if (Date.now() - firstAt > SAME_SIGNAL_WITHIN_MS) fail('Ended at once.');
    };
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal).on('SIGHUP', onSignal);
  });
}

function announce({ url, firstStartLines }: Application, config: Config): void {
  const lines = url
    ? [
        `Noticedesk is ready:  ${url}`,
        `API reference:        ${url}/docs`,
        `Notice form:          ${url}/notice`,
        `Mail:                 ${config.mail.smtpUrl ? 'by SMTP' : config.mail.directory}`,
      ]
    : ['Noticedesk worker is ready'];
  console.log([...lines, ...firstStartLines].join('\n'));
}

function fail(line: string): never {
  console.error(line);
  process.exit(1);
}
