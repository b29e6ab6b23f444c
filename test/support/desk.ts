import { Keys } from '../../apps/api/src/access/index.js';
import { Database } from '../../apps/api/src/infrastructure/database/index.js';
import { RegisterPlatformService, restrictionTypes, type Tier } from '../../apps/api/src/platforms/index.js';
import { ManageStaffService, type NewStaffMember, type StaffMember } from '../../apps/api/src/staff/index.js';
import { client } from './http.js';
import type { TestApp } from './test-app.js';

export type Client = ReturnType<typeof client>;

/** A moderator of a test, and the client that acts as this person. */
export type Moderator = StaffMember & Client;

export interface Desk {
  platformId: string;
  /** The key of the platform in addresses. */
  platform: string;
  stranger: Client;
  system: Client;
  moderator: Moderator;
  senior: Moderator;
  compliance: Moderator;
  /** Another person of the staff. */
  person(member: Partial<NewStaffMember> & { alias: string }): Promise<Moderator>;
}

/** A platform with people at work, registered through the rooms' own verbs. */
export async function desk(
  { app, url }: TestApp,
  {
    key = 'forum',
    tier = 'online-platform',
    timeZone = 'Europe/Brussels',
  }: { key?: string; tier?: Tier; timeZone?: string } = {},
): Promise<Desk> {
  const { id: platformId } = await app.get(RegisterPlatformService).register({
    key,
    serviceName: 'The Forum',
    providerName: 'Forum Ltd',
    timeZone,
    languages: ['en', 'de'],
    restrictionTypes: [...restrictionTypes],
    enforcementChannel: 'pull',
    speaksForRecipients: false,
    reportSettings: {},
    tier: { tier, microOrSmall: false, establishedIn: 'BE', designatedOn: null },
    contactPoints: [
      { kind: 'recipients', label: 'People who answer', email: 'help@forum.example', url: null, languages: ['en'] },
      { kind: 'authorities', label: 'For authorities', email: 'dsa@forum.example', url: null, languages: ['en'] },
    ],
    termsClauses: [{ code: 'spam', title: 'No spam', body: 'Do not post unsolicited advertising.', url: null }],
  });
  const person = async (member: Partial<NewStaffMember> & { alias: string }): Promise<Moderator> => {
    const added = await app.get(ManageStaffService).add(platformId, {
      role: 'moderator',
      languages: ['en', 'de'],
      skills: ['general', 'child-safety', 'terrorism', 'intellectual-property'],
      name: `Name of ${member.alias}`,
      email: `${member.alias}@forum.example`,
      ...member,
    });
    return { ...added, ...(await clientOf(added.role, added.id)) };
  };
  const clientOf = async (role: Parameters<Keys['create']>[1]['role'], staffId?: string): Promise<Client> => {
    const { key: secret } = await app
      .get(Database)
      .transaction((tx) => app.get(Keys).create(tx, { platformId, role, label: role, staffId }));
    return client(url, secret);
  };
  return {
    platformId,
    platform: key,
    stranger: client(url),
    system: await clientOf('platform'),
    moderator: await person({ alias: 'mod' }),
    senior: await person({ alias: 'senior', role: 'senior-moderator' }),
    compliance: await person({ alias: 'officer', role: 'compliance-officer' }),
    person,
  };
}

/** A complete notice about one location; a test names what it is about. */
export function aNotice(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    items: [{ url: `https://forum.example/posts/${Math.floor(Math.random() * 1e12)}` }],
    platform: 'forum',
    explanation: 'The post offers counterfeit medicine.',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    notifier: { name: 'Eve Example', email: 'eve@example.org' },
    goodFaith: true,
    language: 'en',
    ...changes,
  };
}
