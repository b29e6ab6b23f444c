import { Injectable } from '@nestjs/common';
import { Audit, code, codes } from '../audit/index.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { newId } from '../infrastructure/ids.js';
import { Jobs } from '../infrastructure/jobs/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/http.problems.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import { MeasureFactsQuery } from './measure-facts.query.js';
import { freeTextFields, type FreeTextField, type Payload } from './payload.js';
import { PayloadTexts } from './payload-texts.js';
import { cleanText } from './payload-text.rules.js';
import { personalData, type KnownPerson } from './personal-data.rules.js';
import { StatementFactsQuery } from './statement-facts.query.js';
import type { Submission } from './submission.js';
import { stateAfter } from './submission.rules.js';
import { SubmissionsRepository } from './submissions.repository.js';
import { submissionStepRefused } from './transparency-database.problems.js';
import { payloadFaults } from './validation.rules.js';

export interface Mending {
  /** What takes the place of free texts; nothing else of a statement can be changed. */
  readonly texts?: Partial<Record<FreeTextField, string>>;
  /** That the person has looked, and what seems to be personal data is none. */
  readonly freeOfPersonalData: boolean;
}

/** A person lets go what was held back, or sends again what was refused or given up, with words of their own (Art. 24(5)). */
@Injectable()
export class MendSubmissionService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly submissions: SubmissionsRepository,
    private readonly statements: StatementFactsQuery,
    private readonly measures: MeasureFactsQuery,
    private readonly payloads: PayloadTexts,
    private readonly texts: SealedTexts,
    private readonly audit: Audit,
  ) {}

  /**
   * The PUID stays. Problems: `not-found`; `submission-step-refused` in another state, so of two callers one wins;
   * `invalid-input` for texts that the database would refuse, or that hold personal data by the look of it unless the person
   * says that they do not.
   */
  async mend(by: StaffCaller, id: string, step: 'release' | 'resend', mending: Mending): Promise<void> {
    const { platformId } = by;
    const now = this.clock.now();
    await this.db.transaction(async (tx) => {
      const submission = await this.submissions.lock(tx, platformId, id);
      if (!submission?.payloadId || !submission.payloadHash) throw notFound();
      if (stateAfter(submission.state, step) === null) throw submissionStepRefused(submission.state, step);
      const { payloadId, payloadHash, payloadLine } = submission;
      const [sealed] = await this.payloads.read(tx, platformId, [{ payloadId, payloadLine }]);
      if (sealed === undefined) throw notFound();
      const payload = withTexts(JSON.parse(sealed) as Payload, mending.texts ?? {});
      const faults = faultsOf(payload, mending, await this.personsOf(tx, submission));
      if (faults.length > 0) throw invalidInput(faults);
      const text = submission.measure
        ? this.payloads.ofMeasure(platformId, payload)
        : this.payloads.one(platformId, payload);
      await this.texts.insertMany(tx, [text], now);
      await this.submissions.requeue(tx, { platformId, id, payloadId: text.id, payloadHash: text.saltedHash, now });
      const replaced = Object.keys(mending.texts ?? {});
      const kind = step === 'release' ? 'released' : 'resent';
      await this.submissions.appendEvent(tx, {
        platformId,
        id: newId(),
        submissionId: id,
        kind,
        staffId: by.staffId,
        replaced,
        earlierPayloadId: payloadId,
        earlierPayloadHash: payloadHash,
        recordedAt: now,
      });
      await this.audit.append(tx, [
        {
          platformId,
          action: `submission.${kind}`,
          article: '24(5)',
          entityKind: 'transparency-submission',
          entityId: id,
          details: {
            ...(submission.statementId !== null && { statement: code(submission.statementId) }),
            ...(submission.measure && { appliedOn: code(submission.measure.appliedOn) }),
            replaced: codes(replaced),
          },
        },
      ]);
      await this.jobs.add(tx, 'send-statements', { platformId }, { key: `send-statements:${platformId}` });
    });
  }

  private async personsOf(tx: Tx, { platformId, statementId, measure }: Submission): Promise<readonly KnownPerson[]> {
    if (measure) return (await this.measures.find(tx, platformId, measure))?.persons ?? [];
    const [statement] = await this.statements.of(tx, platformId, statementId === null ? [] : [statementId]);
    return statement?.persons ?? [];
  }
}

/** A text that the payload does not have stays away: which fields apply is not theirs to say. */
function withTexts(payload: Payload, texts: Partial<Record<FreeTextField, string>>): Payload {
  const given = Object.entries(texts).map(([field, text]) => [field, cleanText(text)]);
  return { ...payload, ...(Object.fromEntries(given) as Partial<Payload>) };
}

function faultsOf(
  payload: Payload,
  { texts = {}, freeOfPersonalData }: Mending,
  persons: readonly KnownPerson[],
): FieldError[] {
  const details = {
    required: 'must not be empty',
    'too-long': 'is too long for the database',
    'does-not-apply': 'does not apply to this statement',
  } as const;
  const wrong = payloadFaults(payload).map(({ field, kind }) => ({
    pointer: field in texts || isFreeText(field) ? `#/texts/${field}` : '#/texts',
    detail: kind in details ? details[kind as keyof typeof details] : `cannot be sent: ${field} ${kind}`,
  }));
  const found = freeOfPersonalData ? [] : personalData(payload, persons);
  return [
    ...wrong,
    ...found.map(({ field, kind }) => ({
      pointer: `#/texts/${field}`,
      detail: `seems to hold personal data (${kind}): replace it, or say freeOfPersonalData`,
    })),
  ];
}

function isFreeText(field: string): boolean {
  return (freeTextFields as readonly string[]).includes(field);
}
