import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import type { Statement } from '../statements-of-reasons/index.js';
import type { MeasureKey, MeasureRecord } from './measure.js';
import { MeasuresRepository } from './measures.repository.js';
import { StateMeasuresService } from './state-measures.service.js';

/** What other rooms ask of measures. */
@Injectable()
export class Measures {
  constructor(
    private readonly measures: MeasuresRepository,
    private readonly state: StateMeasuresService,
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
}
