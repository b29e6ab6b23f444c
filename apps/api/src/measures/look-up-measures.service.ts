import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { dutiesOf, TermsClauses, type PlatformProfile } from '../platforms/index.js';
import { Recipients } from '../recipients/index.js';
import type { MeasureContent, NewMeasure } from './measure.js';
import { bodyOf, draftOf } from './measure-drafts.js';
import { tellingOf, type Telling } from './measure.rules.js';
import { MeasureTextsService, textOf } from './measure-texts.service.js';
import { RepeatedDecisionsQuery } from './repeated-decisions.query.js';

/** A measure ready to be written, or what it names and we do not have. */
export type FoundMeasure =
  | { readonly errors: readonly FieldError[]; readonly row?: undefined; readonly telling?: undefined }
  | { readonly errors?: undefined; readonly row: NewMeasure; readonly telling: Telling };

type Contacts = Awaited<ReturnType<Recipients['contactsOf']>>;

/** Finds for a whole set what its measures name: clauses, decisions, recipients; and keeps their words. */
@Injectable()
export class LookUpMeasuresService {
  constructor(
    private readonly sealer: Sealer,
    private readonly clauses: TermsClauses,
    private readonly recipients: Recipients,
    private readonly decisions: RepeatedDecisionsQuery,
    private readonly texts: MeasureTextsService,
  ) {}

  async lookUp(
    tx: Tx,
    profile: PlatformProfile,
    measures: readonly MeasureContent[],
    now: Date,
  ): Promise<FoundMeasure[]> {
    const clauseIds = await this.clausesOf(tx, profile.id, measures);
    const decisions = await this.decisions.among(
      tx,
      profile.id,
      measures.flatMap(({ repeats }) => repeats?.decisionId ?? []),
    );
    const contacts = await this.contactsOf(tx, profile, measures);
    const faults = measures.map((measure) => unknownOf(measure, clauseIds, decisions));
    const right = measures.filter((_, index) => faults[index]!.length === 0);
    const texts = await this.keepTexts(tx, profile.id, right, now);
    const owesStatements = dutiesOf(profile).statements;
    const recordedAt = now.toISOString();
    return measures.map((measure, index) => {
      const errors = faults[index]!;
      if (errors.length > 0) return { errors };
      const { hmac, id: explanationId } = texts.get(measure)!;
      const contact = measure.recipient && contacts.get(measure.recipient.id);
      const telling = tellingOf({
        statement: measure.statement,
        contactKnown: measure.recipient?.contactKnown ?? contact?.contactKnown,
        hasEmail: contact?.email !== undefined,
        platform: { speaksForRecipients: profile.speaksForRecipients, owesStatements },
      });
      const row = draftOf(measure, {
        clauseId: measure.ground.clause ? clauseIds.get(clauseKey(measure.ground.clause))! : null,
        explanationId,
        bodyHash: `\\x${this.sealer.hmac('measure-body', bodyOf(measure, hmac)).toString('hex')}`,
        telling,
        statementLanguage: measure.recipient?.language ?? contact?.language ?? profile.languages[0]!,
        recordedAt,
      });
      return { row, telling };
    });
  }

  /** The ids of the clauses that are there, by code and version. */
  private async clausesOf(
    tx: Tx,
    platformId: string,
    measures: readonly MeasureContent[],
  ): Promise<Map<string, string>> {
    const named = new Map(measures.flatMap(({ ground: { clause } }) => (clause ? [[clauseKey(clause), clause]] : [])));
    const ids = new Map<string, string>();
    for (const [key, { code, version }] of named) {
      const clause = await this.clauses.find(tx, platformId, code, version);
      if (clause) ids.set(key, clause.id);
    }
    return ids;
  }

  /** Of the recipients whom we may have to tell ourselves. */
  private async contactsOf(tx: Tx, profile: PlatformProfile, measures: readonly MeasureContent[]): Promise<Contacts> {
    if (profile.speaksForRecipients) return new Map();
    const ids = measures.flatMap(({ recipient, statement }) =>
      recipient && !statement?.sentAt && !statement?.exemption ? recipient.id : [],
    );
    return ids.length > 0 ? this.recipients.contactsOf(tx, profile.id, [...new Set(ids)]) : new Map();
  }

  /** Of each measure the keyed hash of its words, and the id under which they are kept. */
  private async keepTexts(
    tx: Tx,
    platformId: string,
    measures: readonly MeasureContent[],
    now: Date,
  ): Promise<Map<MeasureContent, { readonly hmac: string; readonly id: string }>> {
    const hmacs = new Map<string, string>();
    const texts = measures.map(textOf);
    for (const text of texts) if (!hmacs.has(text)) hmacs.set(text, this.texts.hmacOf(text));
    const ids = await this.texts.keep(tx, platformId, new Map([...hmacs].map(([text, hmac]) => [hmac, text])), now);
    return new Map(
      measures.map((measure, index) => {
        const hmac = hmacs.get(texts[index]!)!;
        return [measure, { hmac, id: ids.get(hmac)! }];
      }),
    );
  }
}

const clauseKey = ({ code, version }: { code: string; version: number }) => `${version} ${code}`;

function unknownOf(
  { ground, repeats }: MeasureContent,
  clauses: ReadonlyMap<string, string>,
  decisions: ReadonlySet<string>,
): FieldError[] {
  const errors: FieldError[] = [];
  if (ground.clause && !clauses.has(clauseKey(ground.clause))) {
    const detail = "must be a clause of the platform's terms, in a version that it has";
    errors.push({ pointer: '#/ground/clause', detail });
  }
  if (repeats?.decisionId !== undefined && !decisions.has(repeats.decisionId)) {
    errors.push({ pointer: '#/repeats/decisionId', detail: 'must be a decision of this platform' });
  }
  return errors;
}
