import type { Authority } from './authority.js';
import type { Jurisdiction, ReportChannel } from './suspicion.js';

export interface WantedReport {
  readonly authorityId: string;
  readonly channel: ReportChannel;
  /** When the authority was told; now unless told. */
  readonly occurredAt?: Date;
  /** The authority's own file number. */
  readonly reference?: string;
  /** What was told. */
  readonly text?: string;
  /** The package that was handed over. */
  readonly exportId?: string;
  /** Why an authority that Art. 18 does not name. */
  readonly reason?: string;
}

export interface ReportFacts {
  readonly authority: Authority | undefined;
  /** Whose authorities Art. 18 names. */
  readonly jurisdictions: readonly Jurisdiction[];
  /** The packages of this suspicion. */
  readonly exportIds: readonly string[];
  /** When somebody became aware of the suspicion. */
  readonly since: Date;
  readonly now: Date;
}

/** What is wrong with a report, the first fault; undefined when it can be written down. */
export function reportFault(
  { channel, occurredAt, text, exportId, reason }: WantedReport,
  { authority, jurisdictions, exportIds, since, now }: ReportFacts,
): { pointer: string; detail: string } | undefined {
  if (!authority || authority.retiredAt !== null)
    return { pointer: '#/authorityId', detail: 'must be an authority of the register that is in use' };
  if (!jurisdictions.includes(authority.jurisdiction) && !reason?.trim())
    return { pointer: '#/reason', detail: 'must say why an authority that Art. 18 does not name here is told' };
  if (exportId !== undefined && !exportIds.includes(exportId))
    return { pointer: '#/exportId', detail: 'must be a package of this suspicion' };
  if (channel === 'mail') return mailFault(authority, occurredAt, exportId);
  if (occurredAt && (occurredAt > now || occurredAt < since))
    return { pointer: '#/occurredAt', detail: 'must lie between the awareness of the suspicion and now' };
  if (!text?.trim() && exportId === undefined)
    return { pointer: '#/text', detail: 'must say what was told, unless a package is named' };
  return undefined;
}

/** Noticedesk sends the mail now, and no package with it: a mail is read on its way. */
function mailFault({ email }: Authority, occurredAt: Date | undefined, exportId: string | undefined) {
  if (email === null) return { pointer: '#/channel', detail: 'must be another: the authority has no mail address' };
  if (occurredAt) return { pointer: '#/occurredAt', detail: 'must be left out: the mail goes now' };
  if (exportId !== undefined)
    return { pointer: '#/exportId', detail: 'must be left out: a package is not sent by open mail' };
  return undefined;
}
