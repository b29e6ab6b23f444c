import type { ProblemBody } from '../decisions/cases-on.js';
import type { Client, Desk } from '../support/desk.js';

export interface RequestBody extends ProblemBody {
  id: string;
  state: string;
  step: string;
  dueAt: string;
  deadlineNamed: boolean;
  overdue: boolean;
  completedAt: string | null;
  expiresAt: string | null;
  endedAt: string | null;
  scope: string | null;
  questions: string[] | null;
  contact: string | null;
  events: Record<string, unknown>[];
}

let unique = 0;

/** A request as it is registered; a test names what it is about. */
export function aRequest(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'information',
    authority: 'European Commission',
    authorityKind: 'commission',
    legalBasis: '67(2)',
    authorityReference: `DSA.${++unique}`,
    scope: 'Notices about the broadcast of 14 July 2026',
    questions: ['How many notices were received?', 'When was each acted on?'],
    ...changes,
  };
}

export const aMeasure = (changes: Record<string, unknown> = {}) =>
  aRequest({ kind: 'interim-measure', legalBasis: '70', questions: ['Stop the amplification.'], ...changes });

/** The register of this desk. */
export function requestsOn(at: Desk) {
  const requests = `/v1/platforms/${at.platform}/information-requests`;
  const register = (request: Record<string, unknown> = aRequest(), by: Client = at.compliance) =>
    by.post<RequestBody>(requests, request);
  const registered = async (request?: Record<string, unknown>): Promise<RequestBody> => {
    const answer = await register(request);
    if (answer.status !== 201) throw new Error(`The request was not registered: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const step = (id: string, name: string, content: Record<string, unknown> = {}, by: Client = at.compliance) =>
    by.post<RequestBody>(`${requests}/${id}/${name}`, content);
  const show = (id: string, by: Client = at.compliance) => by.get<RequestBody>(`${requests}/${id}`);
  return { requests, register, registered, step, show };
}
