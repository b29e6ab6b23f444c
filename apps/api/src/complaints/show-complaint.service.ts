import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { ShowDecisionService, type ShownDecision } from '../decisions/index.js';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/index.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { pageKey, pageOf, readPageKey, type Page } from '../infrastructure/validation/index.js';
import { Measures, type ShownMeasure } from '../measures/index.js';
import { TextAccess } from '../statements-of-reasons/index.js';
import { Complainants } from './complainant.js';
import { ComplaintAttachmentsRepository } from './complaint-attachments.repository.js';
import { ComplaintCasesRepository } from './complaint-cases.repository.js';
import { ComplaintDecisionsRepository, type StoredComplaintDecision } from './complaint-decisions.repository.js';
import { ComplaintNoticesQuery, type NoticeOfCase } from './complaint-notices.query.js';
import type { ListComplaintsQuery } from './complaint-desk.dto.js';
import { measureOf, type ComplaintCase, type StoredComplaint } from './complaint.js';
import { ComplaintsRepository, type ListedComplaint } from './complaints.repository.js';

export interface ShownAttachment {
  readonly position: number;
  readonly mediaType: string;
  readonly sizeBytes: bigint;
}

export interface ShownComplaint {
  readonly complaint: StoredComplaint;
  readonly case: ComplaintCase;
  /** Null when erased, or not the caller's to read; so are the mandated body and the reasons. */
  readonly text: string | null;
  readonly representedBy: string | null;
  readonly attachments: readonly ShownAttachment[];
  /** That is complained of; null for a suspension and for a measure. */
  readonly complained: ShownDecision | null;
  readonly measure: ShownMeasure | null;
  readonly notices: readonly NoticeOfCase[];
  readonly decision: (StoredComplaintDecision & { readonly reasons: string | null }) | null;
}

/** Shows complaints to staff and auditors: who complains is not shown to anybody who decides. */
@Injectable()
export class ShowComplaintService {
  constructor(
    private readonly db: Database,
    private readonly complaints: ComplaintsRepository,
    private readonly cases: ComplaintCasesRepository,
    private readonly decisions: ComplaintDecisionsRepository,
    private readonly attachments: ComplaintAttachmentsRepository,
    private readonly notices: ComplaintNoticesQuery,
    private readonly complainants: Complainants,
    private readonly measures: Measures,
    private readonly showDecision: ShowDecisionService,
    private readonly access: TextAccess,
    private readonly files: SealedFiles,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /** The newest first. */
  async list(platformId: string, query: ListComplaintsQuery): Promise<Page<ListedComplaint>> {
    const [receivedAt, id] = readPageKey(query.after, ['instant', 'id']) ?? [];
    const after = receivedAt && id ? { receivedAt, id } : undefined;
    const rows = await this.db.read((tx) => this.complaints.page(tx, platformId, { ...query, after }));
    return pageOf(rows, query.limit, (row) => pageKey(row.receivedAt.toISOString(), row.id));
  }

  /** Each look at its texts is audited. Throws `not-found`. */
  async show(caller: KeyCaller, platformId: string, id: string): Promise<ShownComplaint> {
    const shown = await this.db.transaction((tx) => this.read(tx, caller, platformId, id));
    const { decisionId } = shown.complaint;
    const complained = decisionId ? await this.showDecision.show({ ...caller, platformId }, decisionId) : null;
    const key = measureOf(shown.complaint);
    const measure = key && (await this.measures.show(caller, platformId, key));
    return { ...shown, complained, measure: measure && (shown.text === null ? { ...measure, stated: null } : measure) };
  }

  /** The bytes of a file; the look is audited before they are given out. Throws `not-found`. */
  openFile(
    caller: KeyCaller,
    platformId: string,
    id: string,
    position: number,
  ): Promise<{ content: Readable; mediaType: string }> {
    return this.db.transaction(async (tx) => {
      const found = await this.attachments.find(tx, platformId, id, position);
      const complaintCase = await this.cases.find(tx, platformId, id);
      if (!found || !complaintCase || !(await this.mayReadTexts(tx, caller, complaintCase))) throw notFound();
      await this.audit.append(tx, [
        {
          platformId,
          action: 'complaint-attachment.opened',
          entityKind: 'complaint-attachment',
          entityId: found.id,
        },
      ]);
      return { content: this.files.get(found.storageKey, found.wrappedKey), mediaType: found.mediaType };
    });
  }

  private async read(
    tx: Tx,
    caller: KeyCaller,
    platformId: string,
    id: string,
  ): Promise<Omit<ShownComplaint, 'complained' | 'measure'>> {
    const complaint = await this.complaints.find(tx, platformId, id);
    const complaintCase = complaint && (await this.cases.find(tx, platformId, id));
    if (!complaint || !complaintCase) throw notFound();
    const mayReadTexts = await this.mayReadTexts(tx, caller, complaintCase);
    if (mayReadTexts) {
      await this.audit.append(tx, [
        { platformId, action: 'complaint.looked-up', entityKind: 'complaint', entityId: id },
      ]);
    }
    const decision = await this.decisions.find(tx, platformId, id);
    const textIds = mayReadTexts ? [complaint.textId, ...(decision?.reasonsId ? [decision.reasonsId] : [])] : [];
    const texts = await this.texts.read(tx, platformId, textIds);
    const identity = mayReadTexts ? await this.complainants.identityOf(tx, platformId, complaint.identityId) : {};
    return {
      complaint,
      case: complaintCase,
      text: texts.get(complaint.textId) ?? null,
      representedBy: identity.representedBy ?? null,
      attachments: await this.attachments.list(tx, platformId, id),
      notices: complaintCase.caseId
        ? await this.notices.ofCase(tx, platformId, complaintCase.caseId, mayReadTexts)
        : [],
      decision: decision && { ...decision, reasons: texts.get(decision.reasonsId ?? '') ?? null },
    };
  }

  private async mayReadTexts(tx: Tx, caller: KeyCaller, { skill }: ComplaintCase): Promise<boolean> {
    return callerMay(caller, 'complaint:read-texts') && this.access.mayRead(tx, caller, skill);
  }
}
