import { isInstallationWide, may, type Permission, type Role } from './permissions.js';

export interface AnonymousCaller {
  readonly kind: 'anonymous';
  readonly role: 'anonymous';
}

/** Whoever shows a valid key: a platform's system, a trusted flagger's, or a person of the staff. */
export interface KeyCaller {
  readonly kind: 'key';
  readonly role: Role;
  readonly keyId: string;
  /** Absent for the installation's own administrators, whose keys belong to no platform. */
  readonly platformId?: string;
  readonly staffId?: string;
  readonly trustedFlaggerId?: string;
}

/** A person: what they do is done in their name (Art. 20(6) and the audit log need one). */
export interface StaffCaller extends KeyCaller {
  readonly platformId: string;
  readonly staffId: string;
}

export type Caller = AnonymousCaller | KeyCaller;

export const anonymous: AnonymousCaller = { kind: 'anonymous', role: 'anonymous' };

export function callerMay(caller: Caller, permission: Permission): boolean {
  if (!may(caller.role, permission)) return false;
  return !isInstallationWide(permission) || (caller.kind === 'key' && caller.platformId === undefined);
}

export function isStaff(caller: Caller): caller is StaffCaller {
  return caller.kind === 'key' && caller.staffId !== undefined && caller.platformId !== undefined;
}
