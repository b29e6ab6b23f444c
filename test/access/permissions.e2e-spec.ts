import {
  callerMay,
  Routes,
  type KeyCaller,
  type Role,
  type Route,
} from '../../apps/api/src/infrastructure/auth/index.js';
import { Keys } from '../../apps/api/src/access/index.js';
import { anonymous } from '../../apps/api/src/infrastructure/auth/caller.js';
import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { client } from '../support/http.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { keysOfRoles, type KeysOfRoles } from './keys-of-roles.js';

const keyRoles: Exclude<Role, 'anonymous' | 'notifier'>[] = [
  'platform',
  'trusted-flagger',
  'moderator',
  'senior-moderator',
  'compliance-officer',
  'auditor',
  'admin',
];

/** Every route that the program has, with every role; compared with the table of permissions. */
describe('every route, for every role', () => {
  let app: TestApp;
  let own: KeysOfRoles;
  let other: KeysOfRoles;
  let installationKey: string;
  let routes: Route[];

  beforeAll(async () => {
    app = await testApp();
    own = await keysOfRoles(app, 'own');
    other = await keysOfRoles(app, 'other');
    installationKey = await app.db.transaction(async (tx) => {
      const made = await app.app.get(Keys).create(tx, { platformId: null, role: 'admin', label: 'installation' });
      return made.key;
    });
    routes = app.app.get(Routes).all();
  });
  afterAll(() => app.stop());

  const addressOf = ({ path }: Route, platform = own.platform) =>
    path.replaceAll(':platform', platform).replaceAll(/:\w+/g, newId());

  async function call({ method, ...route }: Route, key: string | undefined, platform?: string): Promise<number> {
    const caller = client(app.url, key);
    const path = addressOf({ method, ...route }, platform);
    switch (method) {
      case 'GET':
        return (await caller.get(path)).status;
      case 'DELETE':
        return (await caller.delete(path)).status;
      case 'PUT':
        return (await caller.put(path, {})).status;
      case 'PATCH':
        return (await caller.patch(path, {})).status;
      case 'POST':
        return (await caller.post(path, {})).status;
      default:
        throw new Error(`No test for the method ${method}`);
    }
  }

  /** `refused` is 401 for strangers and 403 for keys. */
  const kindOf = (status: number) => (status === 401 || status === 403 ? `refused with ${status}` : 'let in');

  it('finds the routes', () => {
    expect(routes.length).toBeGreaterThan(6);
    expect(routes.every(({ permission }) => permission !== undefined)).toBe(true);
  });

  it('lets strangers use what is open to everybody and asks for a key elsewhere', async () => {
    for (const route of routes) {
      const mayUse = callerMay(anonymous, route.permission!);
      const answer = `${route.method} ${route.path}: ${kindOf(await call(route, undefined))}`;
      expect(answer).toBe(`${route.method} ${route.path}: ${mayUse ? 'let in' : 'refused with 401'}`);
    }
  });

  it.each(keyRoles)('lets the role %s use exactly what it may', async (role) => {
    const caller: KeyCaller = { kind: 'key', role, keyId: newId(), platformId: own.platformId };
    for (const route of routes) {
      const mayUse = callerMay(caller, route.permission!);
      const answer = `${route.method} ${route.path}: ${kindOf(await call(route, own.keys[role]))}`;
      expect(answer).toBe(`${route.method} ${route.path}: ${mayUse ? 'let in' : 'refused with 403'}`);
    }
  });

  it('lets an administrator of the installation use exactly what administrators may', async () => {
    const caller: KeyCaller = { kind: 'key', role: 'admin', keyId: newId() };
    for (const route of routes) {
      const mayUse = callerMay(caller, route.permission!);
      const answer = `${route.method} ${route.path}: ${kindOf(await call(route, installationKey))}`;
      expect(answer).toBe(`${route.method} ${route.path}: ${mayUse ? 'let in' : 'refused with 403'}`);
    }
  });

  it.each(keyRoles)('hides other platforms from the role %s as if they did not exist', async (role) => {
    const caller: KeyCaller = { kind: 'key', role, keyId: newId(), platformId: own.platformId };
    for (const route of routes.filter(({ path }) => path.includes(':platform'))) {
      if (!callerMay(caller, route.permission!)) continue;
      const answers = [await call(route, own.keys[role], other.platform), await call(route, own.keys[role], 'no-such')];
      expect({ route: `${route.method} ${route.path}`, answers }).toEqual({
        route: `${route.method} ${route.path}`,
        answers: [404, 404],
      });
    }
  });
});
