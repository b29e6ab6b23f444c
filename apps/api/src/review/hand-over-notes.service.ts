import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { invalidInput } from '../infrastructure/problem/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Staff } from '../staff/index.js';
import { CasesRepository } from './cases.repository.js';
import { HandoverNotesRepository, type HandoverNoteRow } from './handover-notes.repository.js';
import { staffInterested } from './interest.problems.js';
import { InterestsRepository } from './interests.repository.js';
import { lanesOf } from './lane.rules.js';

export interface NewHandoverNote {
  readonly text: string;
  readonly workedShiftId?: string;
  readonly caseId?: string;
}

/** The text is null once it was erased. */
export type HandoverNote = Omit<HandoverNoteRow, 'textId'> & { readonly text: string | null };

export type NotesQuery = PageQuery & {
  readonly caseId?: string;
  readonly workedShiftId?: string;
  readonly since?: Date;
};

/** What one shift tells the next, about itself or about a case. */
@Injectable()
export class HandOverNotesService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
    private readonly staff: Staff,
    private readonly cases: CasesRepository,
    private readonly notes: HandoverNotesRepository,
    private readonly interests: InterestsRepository,
  ) {}

  /** Problems: `invalid-input`, also for a case that the writer has not the skill for; `staff-interested`. */
  write(platformId: string, staffId: string, { text, ...about }: NewHandoverNote): Promise<HandoverNote> {
    const { workedShiftId = null, caseId = null } = about;
    if ((workedShiftId === null) === (caseId === null)) {
      const detail = 'must be named, or workedShiftId instead: exactly one of them';
      throw invalidInput([{ pointer: '#/caseId', detail }]);
    }
    return this.db.transaction(async (tx) => {
      const writtenAt = this.clock.now();
      if (caseId !== null) await this.mustBeOpenTo(tx, platformId, staffId, caseId);
      else if (!(await this.notes.shiftExists(tx, platformId, workedShiftId!)))
        throw invalidInput([{ pointer: '#/workedShiftId', detail: 'must be a worked shift' }]);
      const sealed = this.texts.prepare({ platformId, kind: 'handover-note', text });
      await this.texts.insertMany(tx, [sealed], writtenAt);
      const note = { id: newId(), workedShiftId, caseId, writtenBy: staffId, writtenAt };
      await this.notes.insert(tx, platformId, { ...note, textId: sealed.id }, sealed.saltedHash);
      await this.audit.append(tx, [
        {
          platformId,
          action: 'handover-note.written',
          entityKind: caseId === null ? 'worked-shift' : 'case',
          entityId: (caseId ?? workedShiftId)!,
        },
      ]);
      return { ...note, text };
    });
  }

  /** The earliest first; what is about cases that the reader may not see is left out. */
  list(platformId: string, staffId: string, asked: NotesQuery): Promise<Page<HandoverNote>> {
    const [at, id] = readPageKey(asked.after, ['instant', 'id']) ?? [];
    const { caseId = null, workedShiftId = null, since = null } = asked;
    const filter = { caseId, workedShiftId, since, after: at === undefined ? null : { at, id: id! } };
    return this.db.read(async (tx) => {
      const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
      const rows = await this.notes.page(tx, platformId, { staffId, laneSkills }, filter, asked.limit + 1);
      const { items, next } = pageOf(rows, asked.limit, (note) => pageKey(note.writtenAt.toISOString(), note.id));
      const texts = await this.texts.read(
        tx,
        platformId,
        items.map(({ textId }) => textId),
      );
      return { items: items.map(({ textId, ...note }) => ({ ...note, text: texts.get(textId) ?? null })), next };
    });
  }

  private async mustBeOpenTo(tx: Tx, platformId: string, staffId: string, caseId: string): Promise<void> {
    const found = await this.cases.find(tx, platformId, caseId);
    const { laneSkills } = lanesOf(await this.staff.byId(tx, platformId, staffId));
    if (!found || !laneSkills.includes(found.skill))
      throw invalidInput([{ pointer: '#/caseId', detail: 'must be a case that you may see' }]);
    if (await this.interests.isInterested(tx, platformId, staffId, caseId)) throw staffInterested();
  }
}
