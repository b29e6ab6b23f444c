import { unzipSync, strFromU8 } from 'fflate';
import type { ProblemBody } from '../platforms/platforms-on.js';
import { casesOn, type Cases } from '../decisions/cases-on.js';
import { desk, type Client, type Desk, type Moderator } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

export const aSuspicion = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  offence: 'threat-of-violence',
  threatTo: 'person',
  urgent: false,
  facts: 'The author names a school and tomorrow morning.',
  reason: 'Place and time are exact.',
  memberStates: [{ code: 'FR', confidence: 'likely' }],
  ...changes,
});

export interface Raised extends ProblemBody {
  id: string;
  reference: string;
}

export interface Suspicion {
  id: string;
  reference: string;
  caseId: string;
  state: string;
  urgent: boolean;
  secondLook: string | null;
  secondLookIsOwed: boolean;
  reportedAt: string | null;
  dueAt: string;
  memberStates: { code: string; confidence: string }[];
  addressees: { jurisdictions: string[]; article: string; authorities: { id: string }[] };
  events: { kind: string; staffId: string; texts: Record<string, string> }[];
  reports: { id: string; channel: string; isAddressee: boolean; texts: Record<string, string> }[];
  exports: { id: string; sha256: string; notifiersNamedBecause: string | null }[];
  freezes: { parts: number; sha256: string }[];
  holds: { id: string; heldMessages: number; endReason: string | null; expiresAt: string }[];
}

export interface Package {
  status: number;
  id: string;
  bytes: Uint8Array;
  files: Record<string, Uint8Array>;
  json(name: string): unknown;
}

/** Suspicions on a desk, and the people who may handle them. */
export async function suspicionsOn(app: TestApp, at: Desk) {
  const cases: Cases = casesOn(app, at);
  const path = `/v1/platforms/${at.platform}/criminal-suspicions`;
  const secondSenior: Moderator = await at.person({ alias: 'second-senior', role: 'senior-moderator' });

  const raise = (caseId: string, changes: Record<string, unknown> = {}, by: Client = at.moderator) =>
    by.post<Raised>(`/v1/review/cases/${caseId}/criminal-suspicions`, aSuspicion(changes));
  /** Of a case with these notices, raised by the moderator. */
  const raised = async (changes: Record<string, unknown> = {}, notices?: Record<string, unknown>[], by?: Client) => {
    const held = await cases.held(notices);
    const { status, body } = await raise(held.caseId, changes, by);
    if (status !== 201) throw new Error(`The suspicion was not taken: ${JSON.stringify(body)}`);
    return { ...body, held };
  };
  const step = (id: string, what: string, body: unknown, by: Client = at.senior) =>
    by.post<{ id: string } & ProblemBody>(`${path}/${id}/${what}`, body);
  const look = (id: string, result = 'confirmed', by: Client = at.senior) =>
    step(id, 'second-look', { result, reason: 'It is meant.' }, by);
  const show = async (id: string, by: Client = at.senior) => (await by.get<Suspicion>(`${path}/${id}`)).body;
  const authority = async (changes: Record<string, unknown> = {}) => {
    const { status, body } = await at.senior.post<{ id: string } & ProblemBody>(
      `/v1/platforms/${at.platform}/law-enforcement-authorities`,
      { jurisdiction: 'FR', name: 'PHAROS', email: 'desk@pharos.example', ...changes },
    );
    if (status !== 201) throw new Error(`The authority was not taken: ${JSON.stringify(body)}`);
    return body.id;
  };
  const report = (id: string, authorityId: string, changes: Record<string, unknown> = {}, by: Client = at.senior) =>
    step(id, 'reports', { authorityId, channel: 'phone', text: 'All that we know.', ...changes }, by);
  const makePackage = async (id: string, key: string, body: Record<string, unknown> = {}): Promise<Package> => {
    const response = await fetch(`${app.url}${path}/${id}/exports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const files = response.status === 201 ? unzipSync(bytes) : {};
    const name = /filename="[^"]*?([0-9a-f-]{36})\.zip"/.exec(response.headers.get('content-disposition') ?? '');
    return {
      status: response.status,
      id: name?.[1] ?? '',
      bytes,
      files,
      json: (file) => JSON.parse(strFromU8(files[file] ?? new Uint8Array())) as unknown,
    };
  };
  return { cases, path, secondSenior, raise, raised, step, look, show, authority, report, makePackage };
}

export type Suspicions = Awaited<ReturnType<typeof suspicionsOn>>;

/** A desk with suspicions. */
export async function deskWithSuspicions(app: TestApp, key = 'forum'): Promise<Desk & Suspicions> {
  const at = await desk(app, { key });
  return { ...at, ...(await suspicionsOn(app, at)) };
}
