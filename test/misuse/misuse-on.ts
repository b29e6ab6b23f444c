import { doingNothing, restricting, type Cases, type Decision } from '../decisions/cases-on.js';
import type { Client, Desk } from '../support/desk.js';
import { client } from '../support/http.js';
import type { TestApp } from '../support/test-app.js';
import { until } from '../support/until.js';

export interface Counts {
  kind: string;
  counted: number;
  total: number;
  share: number | null;
  aboveThresholds: boolean;
  groups: { category: string | null; gravity: string | null; count: number }[];
}

export interface Warning {
  id: string;
  partyId: string;
  kind: string;
  counted: number;
  total: number;
  reasons: string | null;
  messageState: string;
  used: boolean;
}

export interface Suspension {
  id: string;
  partyId: string;
  kind: string;
  state: string;
  warningId: string;
  decisionId: string | null;
  startsAt: string;
  endsAt: string;
  factors: Record<string, unknown>;
  reasons: string | null;
  ends: { cause: string; by: string; reason: string | null }[];
}

export interface Party {
  id: string;
  recipientId: string | null;
  counts: Counts[];
  warnings: Warning[];
  suspensions: Suspension[];
}

export const factors = {
  gravity: 'serious',
  assessment: 'The notices are aimed at the reviews of one competitor.',
  intention: 'The notifier announced it in a forum.',
};

let unique = 0;

/** An address that nobody used before. */
export const anAddress = () => `sender-${++unique}@example.org`;

/** A finding that the notice was manifestly unfounded. */
export const unfounded = (changes: Record<string, unknown> = {}) =>
  doingNothing({ finding: { outcome: 'neither', manifestly: true, gravity: 'serious' }, ...changes });

/** What a platform's staff does about misuse, in a few words. */
export function misuseOn(app: TestApp, at: Desk, cases: Cases) {
  const path = `/v1/platforms/${at.platform}/misuse`;
  const tallied = (decisionId: string) =>
    until(async () => {
      const [row] = await app.db.query<{ partyId: string }>(
        'select party_id as "partyId" from misuse_tally where decision_id = $1 limit 1',
        [decisionId],
      );
      return row?.partyId;
    });
  /** Later than what was before: the clock stands still otherwise. */
  const later = () => app.clock.move({ minutes: 1 });
  /** A notice from this address that is found manifestly unfounded. */
  const sendUnfounded = async (email: string, decision = unfounded(), notice: Record<string, unknown> = {}) => {
    later();
    const decided = await cases.decided(decision, [{ notifier: { name: 'Eve Example', email }, ...notice }]);
    return { ...decided, partyId: await tallied(decided.id) };
  };
  /** Content of this recipient that is found manifestly illegal. */
  const postIllegal = async (recipient: Record<string, unknown>, changes: Record<string, unknown> = {}) => {
    later();
    const { contentId } = await cases.described(recipient);
    const held = await cases.ownInitiative(contentId);
    const { ground } = restricting() as { ground: Record<string, unknown> };
    const { status, body } = await cases.decide<Decision>(
      held,
      restricting({ ground: { ...ground, manifestly: true, gravity: 'severe' }, ...changes }),
    );
    if (status !== 201) throw new Error(`The content was not restricted: ${JSON.stringify(body)}`);
    return { ...body, contentId, partyId: await tallied(body.id) };
  };
  const show = async (partyId: string, query = '', by: Client = at.moderator) =>
    (await by.get<Party>(`${path}/parties/${partyId}${query}`)).body;
  const warn = <T = Warning>(partyId: string, kind = 'notices', by: Client = at.moderator) =>
    by.post<T>(`${path}/warnings`, { partyId, kind, reasons: 'Please stop.' });
  /** A warning that arrived. */
  const warned = async (partyId: string, kind = 'notices'): Promise<Warning> => {
    const { status, body } = await warn(partyId, kind);
    if (status !== 201) throw new Error(`The party was not warned: ${JSON.stringify(body)}`);
    return until(async () => {
      const { body: shown } = await at.moderator.get<Warning>(`${path}/warnings/${body.id}`);
      return shown.messageState === 'accepted' && shown;
    });
  };
  const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
  const suspend = <T = Suspension>(
    { id: warningId, partyId, kind }: Pick<Warning, 'id' | 'partyId' | 'kind'>,
    changes: Record<string, unknown> = {},
    by: Client = at.moderator,
  ) =>
    by.post<T>(`${path}/suspensions`, {
      partyId,
      kind,
      warningId,
      endsAt: inDays(30),
      factors,
      reasons: 'You went on after our warning.',
      ...changes,
    });
  /** Warned, gone on, suspended for 30 days. */
  const suspended = async (email = anAddress(), changes: Record<string, unknown> = {}): Promise<Suspension> => {
    const { partyId } = await sendUnfounded(email);
    const warning = await warned(partyId);
    await sendUnfounded(email);
    const { status, body } = await suspend(warning, changes);
    if (status !== 201) throw new Error(`The party was not suspended: ${JSON.stringify(body)}`);
    return body;
  };
  /** A trusted flagger of this platform, and the client that sends as it. */
  const trustedFlagger = async () => {
    const admin = await at.person({ alias: `admin-${anAddress()}`, role: 'admin' });
    const { body: flagger } = await admin.post<{ id: string }>(`/v1/platforms/${at.platform}/trusted-flaggers`, {
      name: 'Hotline',
      awardedBy: 'BIPT, Belgium',
      categories: ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD'],
      validFrom: '2026-01-01',
    });
    const { body: made } = await admin.post<{ key: string }>(`/v1/platforms/${at.platform}/keys`, {
      role: 'trusted-flagger',
      label: 'Hotline',
      trustedFlaggerId: flagger.id,
    });
    return { id: flagger.id, client: client(app.url, made.key) };
  };
  const written = async () => {
    const [row] = await app.db.query<Record<string, number>>(
      `select (select count(*) from misuse_warning) as warnings, (select count(*) from misuse_suspension) as suspensions,
        (select count(*) from misuse_suspension_end) as ends, (select count(*) from misuse_policy) as policies,
        (select count(*) from misuse_tally) as tallies, (select count(*) from decision) as decisions,
        (select count(*) from restriction) as restrictions,
        (select count(*) from message where kind like 'misuse%') as messages, (select count(*) from audit_entry where actor_kind <> 'system') as audit`,
    );
    return row;
  };
  return {
    path,
    later,
    inDays,
    sendUnfounded,
    postIllegal,
    show,
    warn,
    warned,
    suspend,
    suspended,
    trustedFlagger,
    written,
  };
}

export type MisuseDesk = ReturnType<typeof misuseOn>;
