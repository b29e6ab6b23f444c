import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { inRoot, root } from './root.mjs';

/** Installs the packages of package-lock.json when others, or none, are in node_modules. */
export const installPackages = {
  isDone: () => {
    const locked = packagesIn(inRoot('package-lock.json'));
    const installed = packagesIn(inRoot('node_modules', '.package-lock.json')); // npm writes it when all is in place
    return Object.entries(locked).every(
      ([path, { version, integrity, optional }]) =>
        path === '' ||
        (path in installed ? installed[path].version === version && installed[path].integrity === integrity : optional), // npm leaves out packages for other platforms
    );
  },
  run: () => {
    console.error('Installing packages (npm ci) …');
    const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
    const args = [
      ...npm.slice(1),
      'ci',
      '--include=dev',
      '--include=optional',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const { status, error } = spawnSync(npm[0], args, { cwd: root, stdio: ['ignore', 2, 2] });
    if (status !== 0)
      throw new Error(`The packages could not be installed${error ? `: ${error.message}` : ' (see above)'}.`);
  },
};

function packagesIn(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return {};
  }
}
