import { Injectable } from '@nestjs/common';
import { Audit, code } from '../audit/index.js';
import type { Caller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { normaliseEmail, Sealer, SealedTexts, whileNothingIsErased } from '../infrastructure/sealing/index.js';
import type { MeasureKey } from '../measures/index.js';
import { Misuse } from '../misuse/index.js';
import { idempotencyKeyReused, newReference } from '../notices/index.js';
import { dueAt, dutiesOf, type PlatformProfile } from '../platforms/index.js';
import { laneLanguage, undetermined } from '../review/index.js';
import { Staff } from '../staff/index.js';
import { Complainants, type ReachedComplainant } from './complainant.js';
import { urgentAt } from './complaint-case.rules.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { noInternalComplaints } from './complaint.problems.js';
import type { Basis, ComplainantIdentity, ComplaintChannel, ComplaintRow, Side, StoredComplaint } from './complaint.js';
import { ComplaintsRepository } from './complaints.repository.js';
import { TellComplainantService } from './tell-complainant.service.js';

/** What a complaint says, however it arrives. */
export interface ComplaintContent {
  readonly text: string;
  readonly basis?: Basis;
  readonly language?: string;
  readonly contact?: { readonly name?: string; readonly email?: string };
  /** The body that complains on somebody's behalf (Art. 86). */
  readonly representedBy?: string;
}

/** What is complained of, looked up and judged. */
export interface Complained {
  readonly decisionId: string | null;
  readonly suspensionId: string | null;
  readonly measure: MeasureKey | null;
  readonly firstDecider: string | null;
  readonly caseId: string | null;
  readonly side: Side;
  readonly noticeId: string | null;
  readonly recipientId: string | null;
  /** The notice that says how a notifier is reached; that of the complaint, but where it is about a suspension. */
  readonly contactNoticeId: string | null;
  readonly flaggedUnderTerms: boolean;
  readonly ofTrustedFlagger: boolean;
  readonly basis: Basis;
  readonly informedAt: Date | null;
  readonly windowEndsAt: Date | null;
  readonly skill: string;
  /** Of the lane in which the case waited; of a measure that of the content. */
  readonly language: string;
  /** Processing never pauses where life or a child is at stake, nor of what is about a suspension itself (Art. 23). */
  readonly neverPauses: boolean;
}

export interface ArrivedComplaint {
  readonly profile: PlatformProfile;
  readonly content: ComplaintContent;
  readonly caller: Caller;
  readonly channel: ComplaintChannel;
  /** When it arrived, for what staff and platforms enter; otherwise it arrives now. */
  readonly receivedAt?: Date;
  readonly idempotencyKey?: string;
  /** Looks up what is complained of; throws the problems of a complaint that is not admissible. */
  readonly complained: (tx: Tx, receivedAt: Date) => Promise<Complained>;
  /** What else makes a repetition the same: the ticket, or what was named. */
  readonly about: unknown;
}

/** Receives a complaint (Art. 20(1)): the row, its case, the receipt; one transaction. */
@Injectable()
export class ReceiveComplaintService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly complaints: ComplaintsRepository,
    private readonly cases: ComplaintCasesRepository,
    private readonly complainants: Complainants,
    private readonly misuse: Misuse,
    private readonly tell: TellComplainantService,
    private readonly staff: Staff,
    private readonly sealer: Sealer,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The complaint that is on disk now; a repetition gets the first one. Problems: see the routes. */
  receive(arrived: ArrivedComplaint): Promise<StoredComplaint> {
    const { profile, content } = arrived;
    if (!dutiesOf(profile).internalComplaints) throw noInternalComplaints();
    const recordedAt = this.clock.now();
    const receivedAt = arrived.receivedAt ?? recordedAt;
    if (!content.text.trim()) throw invalidInput([{ pointer: '#/text', detail: 'must say what you complain of' }]);
    if (receivedAt > recordedAt) throw invalidInput([{ pointer: '#/receivedAt', detail: 'must not be in the future' }]);
    return this.db.transaction(async (tx) => {
      await whileNothingIsErased(tx, profile.id);
      const id = newId();
      const earlier = await this.earlier(tx, arrived, id, recordedAt);
      if (earlier) return earlier;
      return this.write(tx, arrived, await arrived.complained(tx, receivedAt), { id, receivedAt, recordedAt });
    });
  }

  private async write(
    tx: Tx,
    arrived: ArrivedComplaint,
    complained: Complained,
    at: { id: string; receivedAt: Date; recordedAt: Date },
  ): Promise<StoredComplaint> {
    const { profile, content } = arrived;
    const said = identityOf(content);
    const reached = await this.complainants.reach(tx, profile, { ...complained, identity: said });
    // An address that a notifier sends from is what misuse is counted by: it is kept with the complaint, sealed.
    const identity = complained.side === 'notifier' && reached.email ? { ...said, email: reached.email } : said;
    const complaint = await this.insert(tx, { arrived, complained, identity, reached, ...at });
    await this.openCase(tx, profile, complaint, complained);
    await this.tell.ofReceipt(tx, profile, complaint, reached);
    await this.audit.append(tx, [
      {
        platformId: profile.id,
        action: 'complaint.received',
        article: '20(1)',
        entityKind: 'complaint',
        entityId: complaint.id,
        details: {
          ...(complained.decisionId && { decision: code(complained.decisionId) }),
          ...(complained.suspensionId && { suspension: code(complained.suspensionId) }),
          ...(complained.measure && { day: code(complained.measure.appliedOn), measure: true }),
          side: code(complained.side),
          basis: code(complained.basis),
          channel: code(complaint.channel),
          mandated: complaint.mandated,
          pausedUntil: complaint.processingPausedUntil,
        },
      },
    ]);
    return complaint;
  }

  private async insert(
    tx: Tx,
    { arrived, complained, identity, reached, ...at }: NewComplaint,
  ): Promise<StoredComplaint> {
    const { profile, content, caller, channel } = arrived;
    const {
      caseId: _case,
      skill: _skill,
      language: _lane,
      measure,
      contactNoticeId: _contact,
      neverPauses,
      ...about
    } = complained;
    const text = this.texts.prepare({ platformId: profile.id, kind: 'complaint', text: content.text });
    const sealedIdentity =
      Object.keys(identity).length > 0
        ? this.texts.prepare({ platformId: profile.id, kind: 'complainant', text: JSON.stringify(identity) })
        : null;
    await this.texts.insertMany(tx, sealedIdentity ? [text, sealedIdentity] : [text], at.recordedAt);
    const complainantHmac = reached.email ? this.sealer.hmac('email', normaliseEmail(reached.email)) : null;
    const complaint: ComplaintRow = {
      platformId: profile.id,
      ...at,
      reference: newReference('C'),
      ...about,
      measureAppliedOn: measure?.appliedOn ?? null,
      measureId: measure?.measureId ?? null,
      mandated: identity.representedBy !== undefined,
      channel,
      receivedAtSource: !arrived.receivedAt ? 'server' : channel === 'platform' ? 'platform' : 'staff',
      language: content.language ?? reached.languages[0] ?? null,
      complainantHmac,
      credentialId: caller.kind === 'key' ? caller.keyId : null,
      enteredBy: caller.kind === 'key' ? (caller.staffId ?? null) : null,
      textId: text.id,
      textHash: text.saltedHash,
      identityId: sealedIdentity?.id ?? null,
      processingPausedUntil: neverPauses
        ? null
        : await this.misuse.suspensionOf(
            tx,
            profile.id,
            { kind: 'complaints', hmac: complainantHmac, recipientId: about.recipientId },
            at.receivedAt,
          ),
    };
    await this.complaints.insert(tx, complaint);
    return complaint;
  }

  private async openCase(
    tx: Tx,
    profile: PlatformProfile,
    complaint: StoredComplaint,
    complained: Complained,
  ): Promise<void> {
    const { receivedAt, processingPausedUntil } = complaint;
    const due = dueAt(profile.targets, 'complaint', {}, processingPausedUntil ?? receivedAt); // Art. 23(2): it waits till then
    const spoken = new Set(await this.staff.moderatedLanguages(tx, profile.id));
    const said = complaint.language ? laneLanguage(complaint.language, spoken) : undetermined;
    await this.cases.insert(tx, {
      platformId: profile.id,
      complaintId: complaint.id,
      caseId: complained.caseId,
      state: 'open',
      language: said === undetermined ? laneLanguage(complained.language, spoken) : said,
      skill: complained.skill,
      dueAt: due,
      urgentAt: urgentAt(due, complaint.mandated),
      pausedUntil: complaint.processingPausedUntil,
      claimedBy: null,
      leaseEndsAt: null,
    });
  }

  /** Scope of an `Idempotency-Key`: the credential; for strangers the key and the body, so that nobody meets another's key. */
  private async earlier(
    tx: Tx,
    { profile, content, caller, channel, receivedAt, about, idempotencyKey }: ArrivedComplaint,
    complaintId: string,
    recordedAt: Date,
  ): Promise<StoredComplaint | null> {
    if (!idempotencyKey) return null;
    const platformId = profile.id;
    const body = JSON.stringify([platformId, about, content, ...(receivedAt ? [channel, receivedAt] : [])]);
    const bodyHash = this.sealer.hmac('idempotency-body', body);
    const whose = caller.kind === 'key' ? caller.keyId : bodyHash.toString('base64');
    const scope = this.sealer.hmac('idempotency', `${whose}:${idempotencyKey}`);
    if (await this.complaints.takeKey(tx, { platformId, scope, bodyHash, complaintId, recordedAt })) return null;
    const holder = (await this.complaints.holderOfKey(tx, platformId, scope))!;
    if (!holder.bodyHash.equals(bodyHash)) throw idempotencyKeyReused();
    return this.complaints.find(tx, platformId, holder.complaintId);
  }
}

interface NewComplaint {
  readonly arrived: ArrivedComplaint;
  readonly complained: Complained;
  readonly identity: ComplainantIdentity;
  readonly reached: ReachedComplainant;
  readonly id: string;
  readonly receivedAt: Date;
  readonly recordedAt: Date;
}

function identityOf({ contact, representedBy }: ComplaintContent): ComplainantIdentity {
  return {
    ...(contact?.name && { name: contact.name }),
    ...(contact?.email && { email: contact.email }),
    ...(representedBy && { representedBy }),
  };
}
