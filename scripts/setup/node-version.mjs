import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { inRoot } from './root.mjs';

const OLDEST = [22, 12];
let found;

/**
 * The Node that runs the program: the pinned one of node_modules, or the machine's own where no package exists for the
 * platform and it is new enough. Throws one line when there is neither.
 */
export function suitableNode() {
  return (found ??= pinnedNode() ?? ownNode());
}

function pinnedNode() {
  const pinned = inRoot('node_modules', '.bin', 'node');
  if (!existsSync(pinned)) return undefined;
  const running = realpathSync(process.execPath) === realpathSync(pinned);
  return running || spawnSync(pinned, ['--version']).status === 0 ? pinned : undefined;
}

function ownNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return process.execPath;
  throw new Error(
    `No packaged Node exists for ${process.platform}-${process.arch}: install Node ${OLDEST.join('.')} or newer (this is ${process.version}).`,
  );
}
