import { Injectable } from '@nestjs/common';
import type { ArchiveFiles } from '../infrastructure/archive.js';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { Notices } from '../notices/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Contents, Recipients } from '../recipients/index.js';
import { SubmissionsQuery } from '../review/index.js';
import { EvidenceQuery } from './evidence.query.js';
import { FreezesRepository } from './freezes.repository.js';
import { attachmentName, zoned } from './package-content.js';
import { ReportsRepository } from './reports.repository.js';
import type { SuspicionRow, SuspicionTexts } from './suspicion.js';
import { SuspicionsRepository } from './suspicions.repository.js';

/** A viral content may have a hundred thousand notices; the first ones say what there is to say. */
export const noticesInPackage = 500;
/** Made in memory: attachments beyond this are named and left out. */
export const attachmentBytesInPackage = 100 * 1024 * 1024;

/**
 * What a package holds, from the frozen evidence: the facts, the content with its time of publication and zone, what is known of
 * whose it is (recital 56), the notices, and the log.
 */
@Injectable()
export class PackageFilesService {
  constructor(
    private readonly texts: SealedTexts,
    private readonly sealedFiles: SealedFiles,
    private readonly contents: Contents,
    private readonly recipients: Recipients,
    private readonly notices: Notices,
    private readonly submissions: SubmissionsQuery,
    private readonly suspicions: SuspicionsRepository,
    private readonly reports: ReportsRepository,
    private readonly freezes: FreezesRepository,
    private readonly evidence: EvidenceQuery,
  ) {}

  async of(
    tx: Tx,
    profile: PlatformProfile,
    suspicion: SuspicionRow,
    { namesNotifiers }: { namesNotifiers: boolean },
  ): Promise<ArchiveFiles> {
    const { files, leftOut } = await this.attachments(tx, suspicion);
    return {
      'suspicion.json': json(await this.facts(tx, profile, suspicion)),
      'content.json': json(await this.content(tx, profile, suspicion)),
      'notices.json': json(await this.noticesOf(tx, profile, suspicion, namesNotifiers)),
      'log.json': json(await this.log(tx, profile, suspicion, leftOut)),
      ...files,
    };
  }

  private async facts(tx: Tx, { timeZone }: PlatformProfile, suspicion: SuspicionRow) {
    const { platformId, id, textId, reference, offence, threatTo, urgent, occurredAt } = suspicion;
    const raised = (await this.suspicions.eventsOf(tx, platformId, id)).filter(({ kind }) => kind === 'raised');
    const texts = await this.texts.read(tx, platformId, [textId, ...raised.flatMap((event) => event.textId ?? [])]);
    const said = saidIn(texts.get(textId));
    return {
      reference,
      offence,
      threatTo,
      urgent,
      noticedAt: zoned(occurredAt, timeZone),
      facts: said?.facts ?? null,
      reason: said?.reason ?? null,
      added: raised
        .filter((event) => event.textId !== textId)
        .map((event) => ({ noticedAt: zoned(event.occurredAt, timeZone), ...saidIn(texts.get(event.textId ?? '')) })),
      memberStates: await this.suspicions.memberStatesOf(tx, platformId, id),
    };
  }

  private async content(tx: Tx, { timeZone }: PlatformProfile, { platformId, id }: SuspicionRow) {
    const frozen = await this.evidence.versions(tx, platformId, id);
    const versions = [];
    for (const { contentId, version } of frozen)
      versions.push(await this.contents.describe(tx, platformId, contentId, version));
    const recipientIds = [...new Set(versions.flatMap(({ recipientId }) => recipientId ?? []))];
    const people = [];
    for (const recipientId of recipientIds) {
      const known = await this.recipients.show(tx, platformId, recipientId);
      const contact = await this.recipients.contactOf(tx, platformId, recipientId);
      people.push({ ...known, name: contact?.name ?? null, email: contact?.email ?? null });
    }
    return {
      versions: versions.map(
        ({ externalId, kind, version, text, urls, language, contentTypes, publishedAt, occurredAt }) => ({
          contentId: externalId,
          kind,
          version,
          locations: urls,
          publishedAt: zoned(publishedAt, timeZone),
          asOf: zoned(occurredAt, timeZone),
          language,
          contentTypes,
          text,
        }),
      ),
      recipients: people,
    };
  }

  private async noticesOf(
    tx: Tx,
    { timeZone }: PlatformProfile,
    { platformId, id }: SuspicionRow,
    namesNotifiers: boolean,
  ) {
    const notices = await this.evidence.notices(tx, platformId, id, noticesInPackage);
    const ids = notices.map((notice) => notice.id);
    const said = await this.submissions.of(tx, platformId, ids);
    const people = namesNotifiers ? await this.notices.contactsOf(tx, platformId, ids) : undefined;
    return notices.map((notice) => {
      const submissions = said.get(notice.id);
      const person = people?.get(notice.id);
      return {
        reference: notice.reference,
        receivedAt: zoned(notice.receivedAt, timeZone),
        channel: notice.channel,
        notifierKind: notice.notifierKind,
        ...(people ? { notifier: { name: person?.name ?? null, email: person?.email ?? null } } : {}),
        explanation: submissions?.first?.explanation ?? null,
        law: submissions?.first?.law ?? null,
        items: submissions?.items ?? [],
        supplements: (submissions?.supplements ?? []).map(({ receivedAt, submission }) => ({
          receivedAt: zoned(receivedAt, timeZone),
          explanation: submission.explanation ?? null,
        })),
      };
    });
  }

  /** What happened, by instants and codes: who on the staff did it is ours to know. */
  private async log(tx: Tx, { timeZone }: PlatformProfile, { platformId, id }: SuspicionRow, leftOut: string[]) {
    const events = await this.suspicions.eventsOf(tx, platformId, id);
    const reports = await this.reports.of(tx, platformId, id);
    const freezes = await this.freezes.of(tx, platformId, id);
    const decisions = await this.evidence.decisions(tx, platformId, id);
    return {
      events: events.map(({ kind, occurredAt }) => ({ kind, at: zoned(occurredAt, timeZone) })),
      reports: reports.map(({ jurisdiction, channel, occurredAt }) => ({
        jurisdiction,
        channel,
        at: zoned(occurredAt, timeZone),
      })),
      decisions: decisions.map(({ id: decision, outcome, occurredAt }) => ({
        decision,
        outcome,
        at: zoned(occurredAt, timeZone),
      })),
      frozen: freezes.map(({ partCount, setHash, recordedAt }) => ({
        parts: partCount,
        sha256: setHash.toString('hex'),
        at: zoned(recordedAt, timeZone),
      })),
      noticesLeftOut: Math.max(0, (await this.evidence.noticeCount(tx, platformId, id)) - noticesInPackage),
      attachmentsLeftOut: leftOut,
    };
  }

  private async attachments(
    tx: Tx,
    { platformId, id }: SuspicionRow,
  ): Promise<{ files: ArchiveFiles; leftOut: string[] }> {
    const files: Record<string, Uint8Array> = {};
    const leftOut: string[] = [];
    let bytes = 0;
    for (const attachment of await this.evidence.attachments(tx, platformId, id)) {
      const name = attachmentName(attachment.noticeReference, attachment.position, attachment.mediaType);
      bytes += attachment.sizeBytes;
      if (bytes > attachmentBytesInPackage) leftOut.push(name);
      else files[name] = await this.bytesOf(attachment.storageKey, attachment.wrappedKey);
    }
    return { files, leftOut };
  }

  private async bytesOf(storageKey: string, wrappedKey: Buffer): Promise<Uint8Array> {
    const pieces: Buffer[] = [];
    for await (const piece of this.sealedFiles.get(storageKey, wrappedKey)) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }
}

/** What a person wrote who raised the suspicion, or joined it; null when it was erased. */
function saidIn(text: string | undefined): SuspicionTexts | null {
  return text === undefined ? null : (JSON.parse(text) as SuspicionTexts);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
