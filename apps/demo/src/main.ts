import { NoServer } from './api.js';
import { runDemo } from './run-demo.js';
import { readSettings } from './settings.js';

try {
  await runDemo(readSettings(process.argv.slice(2), process.env));
} catch (error) {
  const hint = error instanceof NoServer ? ' Start the server with "npm start" in another terminal.' : '';
  console.error(`${(error as Error).message}${hint}`);
  process.exit(1);
}
