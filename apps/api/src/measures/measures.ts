import { Injectable } from '@nestjs/common';
import type { KeyCaller } from '../infrastructure/auth/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { render } from '../infrastructure/messages/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { statementTemplate, type Statement } from '../statements-of-reasons/index.js';
import type { MeasureKey, MeasureRecord } from './measure.js';
import { MeasureMessagesQuery } from './measure-messages.query.js';
import { MeasureReversalsRepository, type MeasureReversal } from './measure-reversals.repository.js';
import { MeasuresRepository } from './measures.repository.js';
import { ShowMeasuresService, type ShownMeasure } from './show-measures.service.js';
import { StateMeasuresService, statementValues } from './state-measures.service.js';
import { TakeBackMeasureService, type TakenBack } from './take-back-measure.service.js';

/** What other rooms ask of measures. */
@Injectable()
export class Measures {
  constructor(
    private readonly measures: MeasuresRepository,
    private readonly state: StateMeasuresService,
    private readonly showing: ShowMeasuresService,
    private readonly messages: MeasureMessagesQuery,
    private readonly reversals: MeasureReversalsRepository,
    private readonly taking: TakeBackMeasureService,
  ) {}

  /** The measure, or null when the platform has none of that day and id. */
  async find(tx: Tx, platformId: string, key: MeasureKey): Promise<MeasureRecord | null> {
    return (await this.measures.find(tx, platformId, [key]))[0] ?? null;
  }

  /** In no order; those that are not there are absent. */
  findMany(tx: Tx, platformId: string, keys: readonly MeasureKey[]): Promise<MeasureRecord[]> {
    return this.measures.find(tx, platformId, keys);
  }

  /** The elements of Art. 17(3) with their words opened; null where these were erased. */
  async statementOf(tx: Tx, profile: PlatformProfile, measure: MeasureRecord): Promise<Statement | null> {
    return (await this.state.statementsOf(tx, profile, [measure]))[0] ?? null;
  }

  /** The same for many, in the order given. */
  statementsOf(tx: Tx, profile: PlatformProfile, measures: readonly MeasureRecord[]): Promise<(Statement | null)[]> {
    return this.state.statementsOf(tx, profile, measures);
  }

  /** The statement in the words in which the recipient was told, without the link; null where these were erased. */
  async statementTextOf(tx: Tx, profile: PlatformProfile, measure: MeasureRecord): Promise<string | null> {
    const statement = await this.statementOf(tx, profile, measure);
    if (!statement) return null;
    const languages = [measure.statementLanguage, ...profile.languages];
    return render(statementTemplate, languages, statementValues(profile, measure, statement)).text;
  }

  /** The measure with its statement, as the caller may see it. Problem: `not-found`. */
  show(caller: KeyCaller, platformId: string, key: MeasureKey): Promise<ShownMeasure> {
    return this.showing.show(caller, platformId, key);
  }

  /** When the recipient was told: by the platform, as it says, or when our message was accepted and did not come back; else null. */
  async informedAt(tx: Tx, platformId: string, { id, statementSentAt }: MeasureRecord): Promise<Date | null> {
    if (statementSentAt) return statementSentAt;
    const message = await this.messages.of(tx, platformId, id);
    return message?.state === 'accepted' ? message.acceptedAt : null;
  }

  /** What complaints and disputes reversed of it, the earliest first. */
  reversalsOf(tx: Tx, platformId: string, key: MeasureKey): Promise<MeasureReversal[]> {
    return this.reversals.ofMeasure(tx, platformId, key);
  }

  /** See `TakeBackMeasureService`: reverses a measure on a complaint or a dispute, and has the platform lift it. */
  takeBack(tx: Tx, profile: PlatformProfile, taken: TakenBack): Promise<string | null> {
    return this.taking.takeBack(tx, profile, taken);
  }
}
