import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, statSync } from 'node:fs';

/** Who runs the server: PostgreSQL refuses root, so for root somebody else; for everybody else the caller. */
export interface ServerUser {
  /** Empty when the server runs as we do. */
  readonly ids: { readonly uid?: number; readonly gid?: number };
  /** Gives a folder that we made to the server. */
  own(folder: string): void;
}

/** For root the owner of the data when there is any, so that `sudo npm start` keeps the data usable without sudo. */
export function serverUser(cluster: string): ServerUser {
  if (process.getuid?.() !== 0) return { ids: {}, own: () => {} };
  const ids = ownerOf(cluster) ?? idsOf('postgres') ?? idsOf('nobody');
  if (!ids)
    throw new Error(
      'PostgreSQL does not run as root, and there is no user "postgres" or "nobody": start as another user.',
    );
  return { ids, own: (folder) => chownSync(folder, ids.uid, ids.gid) };
}

/** The environment without PGPORT, PGDATA and the like, which would change where the server listens. */
export function shellEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG')));
}

function ownerOf(folder: string): { uid: number; gid: number } | undefined {
  if (!existsSync(folder)) return undefined;
  const { uid, gid } = statSync(folder);
  return uid === 0 ? undefined : { uid, gid };
}

function idsOf(name: string): { uid: number; gid: number } | undefined {
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}
