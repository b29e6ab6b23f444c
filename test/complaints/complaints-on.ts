import type { Cases, Decision } from '../decisions/cases-on.js';
import { restricting } from '../decisions/cases-on.js';
import type { Desk, Moderator } from '../support/desk.js';
import type { RequestOptions } from '../support/http.js';
import type { MailCatcher } from '../support/mail-catcher.js';
import { until } from '../support/until.js';

export interface ReceivedBody {
  reference: string;
  secret: string;
  statusUrl: string;
  receivedAt: string;
  basis: string;
  processingPausedUntil: string | null;
}

export interface StatusBody {
  state: string;
  basis: string;
  files: number;
  outcome: string | null;
  omission: string | null;
  reasons: string | null;
  redress: string[];
}

export interface ComplaintBody {
  id: string;
  reference: string;
  decisionId: string | null;
  suspensionId: string | null;
  state: string;
  side: string;
  basis: string;
  mandated: boolean;
  flaggedUnderTerms: boolean;
  ofTrustedFlagger: boolean;
  informedAt: string | null;
  windowEndsAt: string | null;
  dueAt: string;
  text: string | null;
  representedBy: string | null;
  attachments: { position: number; mediaType: string }[];
  complained: Decision | null;
  notices: { reference: string; explanation: string | null }[];
  decision: {
    outcome: string;
    omission: string | null;
    reasons: string | null;
    decidedBy: string | null;
    exceptionId: string | null;
    newDecisionId: string | null;
    imposesNewRestriction: boolean;
    manifestlyUnfounded: boolean;
  } | null;
}

export interface ClaimedBody {
  lease: { complaintId: string; leaseEndsAt: string };
  complaint: ComplaintBody;
}

let unique = 0;

/** Complaints on this desk: decisions that both sides were told of, and what they say to them. */
export function complaintsOn(at: Desk, cases: Cases, mail: MailCatcher) {
  const path = `/v1/platforms/${at.platform}/complaints`;
  const read = new Set<unknown>();
  /** The oldest mail to this address with such a subject that was not asked for before; waits for it. */
  const mailAbout = async (email: string, subject: RegExp): Promise<string> => {
    const found = await until(() =>
      mail.mails.find(
        (one) => !read.has(one) && subject.test(one.subject ?? '') && JSON.stringify(one.to).includes(email),
      ),
    );
    read.add(found);
    return found.text!;
  };
  const ticketIn = (text: string): string => {
    const [, ticket] = /complaint\?ticket=(\S+)/.exec(text) ?? [];
    if (!ticket) throw new Error(`There is no ticket in: ${text}`);
    return ticket;
  };
  /** Decided about a described post of a reachable recipient, on the notice of a reachable notifier; both have their ticket. */
  const told = async (
    decision = restricting(),
    {
      notifier = `not-${at.platform}-${++unique}@example.org`,
      ...notice
    }: Record<string, unknown> & { notifier?: string } = {},
  ) => {
    const recipient = `rec-${at.platform}-${++unique}@example.org`;
    const { url, contentId } = await cases.described({ email: recipient, language: 'en' });
    const decided = await cases.decided(decision, [
      { items: [{ url }], notifier: { name: 'Eve Example', email: notifier }, platform: at.platform, ...notice },
    ]);
    const notifierTicket = ticketIn(await mailAbout(notifier, /decision on your (notice|flag)/));
    const recipientTicket =
      decided.outcome === 'restrict' ? ticketIn(await mailAbout(recipient, /statement of reasons/)) : '';
    return { ...decided, contentId, recipient, notifier, recipientTicket, notifierTicket };
  };
  const lodge = <T = ReceivedBody>(ticket: string, changes: Record<string, unknown> = {}, options?: RequestOptions) =>
    at.stranger.post<T>('/v1/complaints', { ticket, text: 'It quotes the insult.', ...changes }, options);
  const lodged = async (ticket: string, changes: Record<string, unknown> = {}) => {
    const { status, body } = await lodge(ticket, changes);
    if (status !== 201) throw new Error(`The complaint was not taken: ${JSON.stringify(body)}`);
    return body;
  };
  const claim = <T = ClaimedBody>(by: Moderator = at.senior) => by.post<T>('/v1/complaints/claims');
  /** The complaint with this reference, held by this person, who gives the others back. */
  const take = async (reference: string, by: Moderator = at.senior): Promise<ComplaintBody> => {
    const others: string[] = [];
    for (;;) {
      const { status, body } = await claim(by);
      if (status !== 200) throw new Error(`The complaint was not given: ${status}`);
      if (body.complaint.reference === reference) {
        for (const id of others) await by.post(`${path}/${id}/release`);
        return body.complaint;
      }
      others.push(body.complaint.id);
    }
  };
  const decide = <T = ComplaintBody>(id: string, verdict: Record<string, unknown>, by: Moderator = at.senior) =>
    by.post<T>(`${path}/${id}/decision`, { reasons: 'We looked again.', ...verdict });
  const status = async ({ reference, secret }: Pick<ReceivedBody, 'reference' | 'secret'>) =>
    (await at.stranger.get<StatusBody>(`/v1/complaints/${reference}?secret=${secret}`)).body;
  const show = async (id: string) => (await at.senior.get<ComplaintBody>(`${path}/${id}`)).body;
  return { path, mailAbout, ticketIn, told, lodge, lodged, claim, take, decide, status, show };
}

export type Complaints = ReturnType<typeof complaintsOn>;
