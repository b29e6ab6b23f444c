/** Who may do what. A permission is `room:verb`; every route names the one that it needs. */
export const roles = [
  'anonymous',
  'notifier',
  'platform',
  'trusted-flagger',
  'moderator',
  'senior-moderator',
  'compliance-officer',
  'auditor',
  'admin',
] as const;
export type Role = (typeof roles)[number];

/** What anybody may do, without a key too. */
const everybody = [
  'operations:read',
  'documentation:read',
  'audit:read-signing-keys',
  'categories:read',
  'platform:read',
  'notice:submit',
  'notice:status',
  'notice:complete',
  'dispute-body:read',
  'complaint:submit',
  'complaint:status',
  'complaint:complete',
  'report:read-published',
] as const;

/** Reading what happened, texts of persons left out unless another permission opens them. */
const reading = [
  'platform:read-settings',
  'staff:read',
  'notice:read',
  'content:read',
  'case:read',
  'decision:read',
  'measure:read',
  'statement:read',
  'enforcement:read',
  'message:read',
  'order:read',
  'misuse:read',
  'complaint:read',
  'trusted-flagger:read',
  'response-times:read',
  'transparency-database:read',
  'rota:read',
  'page:read',
  'report:read',
  'accuracy:read',
  'live-event:read',
  'shift:read',
  'legal:read',
  'surge:read',
  'time-series:read',
  'campaign:read',
] as const;

const moderating = [
  ...reading,
  'notice:read-texts',
  'notice:enter',
  'notice:categorise',
  'notice:change-type',
  'attachment:read',
  'review:claim',
  'review:pull',
  'review:open',
  'knowledge:assess',
  'decision:make',
  'decision:correct',
  'decision:read-texts',
  'misuse:read-texts',
  'misuse:warn',
  'misuse:suspend',
  'complaint:read-texts',
  'complaint:enter',
  'complaint:decide',
  'enforcement:confirm',
  'page:acknowledge',
  'suspicion:raise',
  'accuracy:review',
  'shift:work',
  'handover:write',
  'handover:read',
  'interest:declare',
  'instruction:record',
  'campaign:prepare',
] as const;

/** Who oversees keeps the rota, reads what is held back, and handles suspicions of crimes (Art. 18), which nobody else sees. */
const overseeing = [
  'review:oversee',
  'rota:manage',
  'hold:read',
  'suspicion:read',
  'suspicion:handle',
  'shift:plan',
  'interest:read',
  'interest:end',
  'instruction:read',
  'instruction:settle',
  'legal:ask',
  'surge:manage',
  'surge:read-texts',
  'campaign:approve',
] as const;

/** Art. 9, 10: who enters orders of authorities, answers them, and asks for or approves that a recipient is told later. */
const answeringAuthorities = ['order:enter', 'order:read-texts', 'order:answer', 'order:hold'] as const;

/** Art. 42(2) and 16(6): a senior moderator also takes what is escalated, hands on, and sees suspected child abuse. */
const seniorModerating = [
  ...moderating,
  ...overseeing,
  ...answeringAuthorities,
  'order:end',
  'child-abuse:read',
  'dispute:read',
  'dispute:prepare',
  'dispute:implement',
  'transparency-database:mend',
  'campaign:decide',
] as const;

const complying = [
  ...reading,
  'notice:read-texts',
  'notice:enter',
  'attachment:read',
  'misuse:read-texts',
  'complaint:read-texts',
  'complaint:enter',
  'complaint:approve-exception',
  'decision:read-texts',
  ...overseeing,
  ...answeringAuthorities,
  'dispute-body:manage',
  'dispute:read',
  'dispute:prepare',
  'dispute:manage',
  'dispute:implement',
  'page:acknowledge',
  'suspicion:raise',
  'trusted-flagger:refer',
  'transparency-database:mend',
  'transparency-database:reconcile',
  'compliance-audit:make',
  'compliance-audit:read',
  'report:make',
  'accuracy:draw',
  'accuracy:import',
  'accuracy-sample:read',
  'report:publish',
  'audit:read',
  'live-event:describe',
  'information-request:read',
  'information-request:manage',
  'evidence:read',
  'evidence:make',
  'legal-hold:read',
  'legal-hold:manage',
  'retention:read',
  'access-request:read',
  'access-request:manage',
  'import:make',
  'import:read',
  'shift:work',
  'handover:write',
  'handover:read',
  'interest:declare',
  'interest:read-reasons',
  'instruction:record',
  'instruction:read-texts',
  'legal:answer',
  'legal:read-notes',
  'correspondence:read',
  'correspondence:read-texts',
  'correspondence:log',
] as const;

const administering = [
  'platform:read-settings',
  'platform:configure',
  'platform:create',
  'audit:read-installation',
  'staff:read',
  'staff:manage',
  'rota:read',
  'rota:manage',
  'key:manage',
  'complaint:approve-exception',
  'trusted-flagger:read',
  'trusted-flagger:manage',
  'message:read',
  'message:report-bounce',
  'transparency-database:configure',
  'transparency-database:read',
  'shift:read',
  'shift:work',
  'shift:plan',
] as const;

/** The systems of the online service: they describe contents, pass notices on and carry restrictions out. */
const platform = [
  'platform:read-settings',
  'content:describe',
  'content:read',
  'notice:read',
  'decision:read',
  'decision:read-texts',
  'measure:record',
  'measure:read',
  'statement:read',
  'enforcement:read',
  'enforcement:confirm',
  'order:enter',
  'order:read',
  'preservation:report',
  'message:report-bounce',
  'response-times:read',
  'report:read',
  'accuracy:import',
  'complaint:enter',
  'complaint:read',
  'live-event:describe',
  'live-event:read',
  'shift:read',
  'shift:work',
  'shift:plan',
  'surge:read',
  'time-series:read',
] as const;

/** Art. 22(3): what it sent itself, and what became of it. */
const flagging = ['trusted-flagger:read-own'] as const;

/** Every permission that some role holds. */
export type Permission =
  | (typeof everybody)[number]
  | (typeof seniorModerating)[number]
  | (typeof complying)[number]
  | (typeof administering)[number]
  | (typeof flagging)[number]
  | (typeof platform)[number];

/** An auditor reads all and changes nothing; texts and persons stay closed (architecture section 7). */
const permissions: Record<Role, readonly Permission[]> = {
  anonymous: everybody,
  notifier: everybody,
  'trusted-flagger': [...everybody, ...flagging],
  platform: [...everybody, ...platform],
  moderator: [...everybody, ...moderating],
  'senior-moderator': [...everybody, ...seniorModerating],
  'compliance-officer': [...everybody, ...complying],
  auditor: [
    ...everybody,
    ...reading,
    'hold:read',
    'dispute:read',
    'audit:read',
    'compliance-audit:read',
    'accuracy-sample:read',
    'information-request:read',
    'evidence:read',
    'legal-hold:read',
    'retention:read',
    'access-request:read',
    'import:read',
    'interest:read',
    'instruction:read',
    'correspondence:read',
  ],
  admin: [...everybody, ...administering],
};

/** What concerns the whole installation: only a key that belongs to no platform may do it, whatever its role. */
const installationWide: ReadonlySet<Permission> = new Set<Permission>(['platform:create', 'audit:read-installation']);

const sets = new Map<Role, ReadonlySet<Permission>>(roles.map((role) => [role, new Set(permissions[role])]));

export function permissionsOf(role: Role): readonly Permission[] {
  return permissions[role];
}

export function may(role: Role, permission: Permission): boolean {
  return sets.get(role)?.has(permission) ?? false;
}

/** Whether the permission concerns the whole installation and not one platform. */
export function isInstallationWide(permission: Permission): boolean {
  return installationWide.has(permission);
}
