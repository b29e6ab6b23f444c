import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit, code, type AuditDetails } from '../audit/index.js';
import { callerMay, type KeyCaller, type StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Config } from '../infrastructure/config.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { StoreFileService, tooManyAttachments } from '../notices/index.js';
import type { Letter, LetterLink, LetterText } from './letter.js';
import { LettersRepository } from './letters.repository.js';
import { ThingsQuery } from './things.query.js';

export type NewLetter = Pick<
  Letter,
  'direction' | 'counterpart' | 'counterpartName' | 'memberState' | 'reference' | 'answersId' | 'replyDueAt' | 'links'
> &
  LetterText & {
    /** Now unless told. */
    readonly occurredAt?: Date;
  };

/** Subject and text are null for who may not read them, and when they were erased. */
export type ShownLetter = Letter & { readonly subject: string | null; readonly text: string | null };

export type LettersQuery = PageQuery & {
  readonly from?: Date;
  readonly to?: Date;
  readonly caseId?: string;
  readonly unanswered?: boolean;
};

/** Logs what is written to and by Coordinators, the Commission and other authorities. */
@Injectable()
export class LogLettersService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly texts: SealedTexts,
    private readonly files: SealedFiles,
    private readonly storeFile: StoreFileService,
    private readonly audit: Audit,
    private readonly things: ThingsQuery,
    private readonly letters: LettersRepository,
  ) {}

  /** The id of the letter. Problem: `invalid-input`. */
  log(
    { platformId, staffId }: StaffCaller,
    { subject, text, occurredAt: told, ...letter }: NewLetter,
  ): Promise<string> {
    return this.db.transaction(async (tx) => {
      const recordedAt = this.clock.now();
      const occurredAt = told ?? recordedAt;
      await this.mustBeSound(tx, platformId, { ...letter, occurredAt }, recordedAt);
      const content: LetterText = { subject, text };
      const sealed = this.texts.prepare({ platformId, kind: 'correspondence', text: JSON.stringify(content) });
      await this.texts.insertMany(tx, [sealed], recordedAt);
      const id = newId();
      const row = {
        ...letter,
        id,
        occurredAt,
        answeredAt: null,
        enteredBy: staffId,
        recordedAt,
        files: [],
        textId: sealed.id,
      };
      await this.letters.insert(tx, platformId, row, sealed.saltedHash);
      const { direction, counterpart } = letter;
      const details = { direction: code(direction), counterpart: code(counterpart) };
      await this.report(tx, platformId, id, 'correspondence.logged', details);
      return id;
    });
  }

  /** Problem: `not-found`. */
  show(platformId: string, caller: KeyCaller, id: string): Promise<ShownLetter> {
    return this.db.read(async (tx) => {
      const letter = await this.letters.find(tx, platformId, id);
      if (!letter) throw notFound();
      const [shown] = await this.open(tx, platformId, caller, [letter]);
      return shown!;
    });
  }

  /** By when they came or went; with `unanswered` those alone that an answer is owed to. */
  list(platformId: string, caller: KeyCaller, asked: LettersQuery): Promise<Page<ShownLetter>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const after = at === undefined ? null : { at, id: id! };
    const { from = null, to = null, caseId = null, unanswered = false } = asked;
    return this.db.read(async (tx) => {
      const rows = await this.letters.page(tx, platformId, { from, to, caseId, unanswered }, after, asked.limit + 1);
      const { items, next } = pageOf(rows, asked.limit, (row) => pageKey(row.occurredAt.toISOString(), row.id));
      return { items: await this.open(tx, platformId, caller, items), next };
    });
  }

  /** Problems: `not-found`, `attachment-not-taken`, `too-many-attachments`, `payload-too-large`. */
  async attach(platformId: string, id: string, source: AsyncIterable<Buffer>): Promise<void> {
    if (!(await this.db.read((tx) => this.letters.find(tx, platformId, id)))) throw notFound();
    await this.storeFile.store(source, ({ mediaType, stored }) =>
      this.db.transaction(async (tx) => {
        const position = await this.letters.lockFiles(tx, platformId, id);
        if (position >= this.config.attachments.maxCount) throw tooManyAttachments(this.config.attachments.maxCount);
        const recordedAt = this.clock.now();
        await this.letters.insertFile(tx, platformId, id, { position, mediaType, stored, recordedAt });
        const details = { position, type: code(mediaType), bytes: stored.bytes };
        await this.report(tx, platformId, id, 'correspondence.file-added', details);
        return { isNew: true };
      }),
    );
  }

  /** The bytes of a file; the look is audited before they are given out. Problem: `not-found`. */
  openFile(platformId: string, id: string, position: number): Promise<{ content: Readable; mediaType: string }> {
    return this.db.transaction(async (tx) => {
      const file = await this.letters.file(tx, platformId, id, position);
      if (!file) throw notFound();
      await this.report(tx, platformId, id, 'correspondence.file-opened', { position });
      return { content: this.files.get(file.storageKey, file.wrappedKey), mediaType: file.mediaType };
    });
  }

  private async mustBeSound(
    tx: Tx,
    platformId: string,
    letter: Omit<NewLetter, 'subject' | 'text'> & { readonly occurredAt: Date },
    now: Date,
  ): Promise<void> {
    const { direction, occurredAt, replyDueAt, answersId, counterpart, memberState, links } = letter;
    const refuse = (pointer: string, detail: string) => {
      throw invalidInput([{ pointer, detail }]);
    };
    if (occurredAt > now) refuse('#/occurredAt', 'must not lie in the future');
    if (replyDueAt && replyDueAt <= occurredAt) refuse('#/replyDueAt', 'must lie after the letter');
    if (counterpart === 'coordinator' && !memberState) refuse('#/memberState', 'must be told of a Coordinator');
    const answered = answersId === null ? null : await this.letters.find(tx, platformId, answersId);
    if (answered === undefined) refuse('#/answersId', 'must be on record here');
    if (answered && (answered.direction === direction || answered.occurredAt > occurredAt))
      refuse('#/answersId', 'must be an earlier letter of the other side: who writes twice answers nothing');
    for (const [position, link] of links.entries()) {
      if (!(await this.isThere(tx, platformId, link)))
        refuse(`#/links/${position}`, 'must name one case, order or dispute that is on record here');
    }
  }

  private async isThere(tx: Tx, platformId: string, { caseId, orderId, disputeId }: LetterLink): Promise<boolean> {
    if ([caseId, orderId, disputeId].filter((id) => id !== null).length !== 1) return false;
    if (caseId) return this.things.exists(tx, platformId, 'caseId', caseId);
    if (orderId) return this.things.exists(tx, platformId, 'orderId', orderId);
    return this.things.exists(tx, platformId, 'disputeId', disputeId!);
  }

  private async open(
    tx: Tx,
    platformId: string,
    caller: KeyCaller,
    letters: readonly Letter[],
  ): Promise<ShownLetter[]> {
    const mayRead = callerMay(caller, 'correspondence:read-texts');
    const texts = await this.texts.read(tx, platformId, mayRead ? letters.map(({ textId }) => textId) : []);
    return letters.map((letter) => {
      const sealed = texts.get(letter.textId);
      const opened = sealed === undefined ? { subject: null, text: null } : (JSON.parse(sealed) as LetterText);
      return { ...letter, ...opened };
    });
  }

  private report(tx: Tx, platformId: string, entityId: string, action: string, details: AuditDetails): Promise<void> {
    return this.audit.append(tx, [
      { platformId, action, article: '51', entityKind: 'correspondence', entityId, details },
    ]);
  }
}
