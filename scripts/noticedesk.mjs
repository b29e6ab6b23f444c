#!/usr/bin/env node
// `npx noticedesk …`: the command line of the checkout, installed and built first when it is not. Paths are the caller's.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const program = join('dist', 'apps', 'api', 'src', 'noticedesk.js');
const setup = [join(import.meta.dirname, 'setup.mjs'), '--build', '--', 'node', '--enable-source-maps', program];
const child = spawn(process.execPath, [...setup, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, INIT_CWD: process.env.INIT_CWD ?? process.cwd() },
});
process.on('SIGINT', () => {}).on('SIGTERM', () => child.kill('SIGTERM'));
child.once('exit', (code) => process.exit(code ?? 1));
