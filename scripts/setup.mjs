// Makes the checkout ready and then runs the command after `--`, with the pinned Node first on the PATH:
//   node scripts/setup.mjs [--generate | --build] [-- command arguments…]
// What is already in place is skipped. Plain Node 20 without packages: this runs before anything is installed.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { buildProgram, generateApiClient, generatePrismaClient } from './setup/build.mjs';
import { installPackages } from './setup/install.mjs';
import { oneAtATime } from './setup/lock.mjs';
import { root } from './setup/root.mjs';
import { suitableNode } from './setup/node-version.mjs';

const separator = process.argv.indexOf('--');
const steps = process.argv.slice(2, separator < 0 ? undefined : separator);
const [command, ...commandArguments] = separator < 0 ? [] : process.argv.slice(separator + 1);

try {
  await oneAtATime([
    installPackages,
    ...(steps.length > 0 ? [generatePrismaClient, generateApiClient] : []),
    ...(steps.includes('--build') ? [buildProgram] : []),
  ]);
  const node = suitableNode();
  if (command) run(command === 'node' ? node : command, commandArguments);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function run(program, args) {
  const PATH = join(root, 'node_modules', '.bin') + delimiter + process.env.PATH;
  const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH } });
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward).on('SIGTERM', forward).on('SIGHUP', forward);
  // npm killed outright (SIGKILL) passes nothing on: then the program stops as well.
  const startedBy = process.ppid;
  const watch = setInterval(() => process.ppid !== startedBy && forward('SIGTERM'), 500).unref();
  child.once('error', (error) => {
    console.error(`Cannot run ${program}: ${error.message}`);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code ?? (signal === 'SIGINT' ? 130 : 1));
  });
}
