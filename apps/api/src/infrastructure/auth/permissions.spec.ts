import { callerMay } from './caller.js';
import { may, permissionsOf, roles, type Permission } from './permissions.js';

describe('permissions', () => {
  it('give everybody what strangers may do', () => {
    for (const role of roles) {
      for (const permission of permissionsOf('anonymous')) expect(may(role, permission)).toBe(true);
    }
  });

  it('let an auditor change nothing and read no texts', () => {
    const public_ = new Set(permissionsOf('anonymous'));
    const own = permissionsOf('auditor').filter((permission) => !public_.has(permission));
    expect(own.filter((permission) => !/:read(-settings)?$/.test(permission))).toEqual([]);
  });

  it('keep suspected child abuse to senior moderators', () => {
    expect(roles.filter((role) => may(role, 'child-abuse:read'))).toEqual(['senior-moderator']);
  });

  it('let no administrator read notices or decide', () => {
    const forbidden: Permission[] = ['notice:read', 'notice:read-texts', 'decision:make', 'child-abuse:read'];
    expect(forbidden.filter((permission) => may('admin', permission))).toEqual([]);
  });

  it('let only administrators of the installation create platforms', () => {
    const admin = { kind: 'key', role: 'admin', keyId: 'k' } as const;
    expect(callerMay(admin, 'platform:create')).toBe(true);
    expect(callerMay({ ...admin, platformId: 'p' }, 'platform:create')).toBe(false);
  });
});
