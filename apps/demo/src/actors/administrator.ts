import type { Api } from '../api.js';
import { flaggerAllegations } from '../scenario/allegations/index.js';
import type { Member, Team } from './team.js';

/** Keys end by themselves after this, should the demo be killed. */
const KEY_LIFE_MS = 60 * 60_000;

const languages = ['en', 'de', 'fr'];
const people = {
  moderators: ['demo-moderator-1', 'demo-moderator-2', 'demo-moderator-3', 'demo-moderator-4'],
  senior: 'demo-senior-1',
  secondSenior: 'demo-senior-2',
  officer: 'demo-officer-1',
} as const;

/** How soon the platform promises to act on what endangers a life, once it is decided. */
const lifeTargets = {
  category: 'STATEMENT_CATEGORY_SELF_HARM',
  decision: 86_400,
  action: 86_400 + 5,
} as const;

interface StaffMember {
  readonly id: string;
  readonly alias: string;
  readonly role: string;
  readonly leftAt: string | null;
}

interface NewPerson {
  readonly alias: string;
  readonly role: string;
  readonly skills: readonly string[];
  /** Of those who are paged. */
  readonly email?: string;
}

const reachable = (alias: string) => ({ alias, email: `${alias}@staff.example` });

/** Takes the people on for the day: adds to the platform what it lacks, and takes back the keys in the evening. */
export class Administrator {
  private readonly keyIds: string[] = [];
  private readonly path: string;

  constructor(
    private readonly api: Api,
    platform: string,
  ) {
    this.path = `/v1/platforms/${platform}`;
  }

  async engage(): Promise<Team> {
    const staff = new Map<string, StaffMember>();
    for await (const member of this.api.list<StaffMember>(`${this.path}/staff`)) staff.set(member.alias, member);
    const engaged = (person: NewPerson) => this.member(staff.get(person.alias), person);
    const skills = ['general', 'intellectual-property'];
    const moderators: Member[] = [];
    for (const alias of people.moderators) moderators.push(await engaged({ alias, role: 'moderator', skills }));
    const seniorSkills = [...skills, 'child-safety', 'terrorism'];
    await this.promiseForLife();
    return {
      moderators,
      senior: await engaged({ ...reachable(people.senior), role: 'senior-moderator', skills: seniorSkills }),
      secondSenior: await engaged({
        ...reachable(people.secondSenior),
        role: 'senior-moderator',
        skills: seniorSkills,
      }),
      officer: await engaged({ ...reachable(people.officer), role: 'compliance-officer', skills: ['general'] }),
      platform: await this.key('platform'),
      flagger: await this.key('trusted-flagger', { trustedFlaggerId: await this.flagger() }),
    };
  }

  async dismiss(): Promise<void> {
    for (const id of this.keyIds.splice(0)) await this.api.delete(`${this.path}/keys/${id}`);
  }

  private async member(known: StaffMember | undefined, person: NewPerson): Promise<Member> {
    const { id: staffId } =
      known && known.leftAt === null
        ? known
        : await this.api.post<StaffMember>(`${this.path}/staff`, { ...person, languages });
    return { staffId, api: await this.key(person.role, { staffId }) };
  }

  private async key(role: string, owner: { staffId?: string; trustedFlaggerId?: string } = {}): Promise<Api> {
    const expiresAt = new Date(Date.now() + KEY_LIFE_MS).toISOString();
    const made = { role, label: 'npm run demo', expiresAt, ...owner };
    const { id, key } = await this.api.post<{ id: string; key: string }>(`${this.path}/keys`, made);
    this.keyIds.push(id);
    return this.api.as(key);
  }

  private async flagger(): Promise<string> {
    const name = 'Demo Hotline VZW';
    const path = `${this.path}/trusted-flaggers`;
    for await (const flagger of this.api.list<{ id: string; name: string }>(path)) {
      if (flagger.name === name) return flagger.id;
    }
    const categories = [...new Set(flaggerAllegations.map((allegation) => allegation.category))];
    const award = { name, awardedBy: 'BIPT, Belgium', categories, validFrom: '2025-01-01' };
    return (await this.api.post<{ id: string }>(path, award)).id;
  }

  private async promiseForLife(): Promise<void> {
    const { category } = lifeTargets;
    const path = `${this.path}/targets`;
    const targets = await this.api.get<{ items: { category: string | null; responseTime: string; seconds: number }[] }>(
      path,
    );
    for (const responseTime of ['decision', 'action'] as const) {
      const seconds = lifeTargets[responseTime];
      const isSet = targets.items.some(
        (one) => one.category === category && one.responseTime === responseTime && one.seconds === seconds,
      );
      if (!isSet) await this.api.post(path, { responseTime, category, seconds });
    }
  }
}
