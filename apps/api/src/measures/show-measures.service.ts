import { Injectable } from '@nestjs/common';
import { callerMay, type KeyCaller } from '../infrastructure/auth/index.js';
import { Database } from '../infrastructure/database/index.js';
import { render, type Rendered } from '../infrastructure/messages/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { isDay, pageKey, pageOf, readPageKey, type Page, type PageQuery } from '../infrastructure/validation/index.js';
import { Platforms, RedressLink } from '../platforms/index.js';
import { statementTemplate, type Statement } from '../statements-of-reasons/index.js';
import type { MeasureKey, MeasureRecord } from './measure.js';
import { MeasureMessagesQuery } from './measure-messages.query.js';
import { MeasuresRepository, type MeasureSelection } from './measures.repository.js';
import { StateMeasuresService, statementValues } from './state-measures.service.js';

export interface ShownMeasure {
  readonly measure: MeasureRecord;
  /** Of the message by which we told the recipient; null when there is none. */
  readonly message: { readonly channel: 'mail' | 'webhook'; readonly state: string } | null;
  /** The page on which the recipient complains, for the platform that tells them itself; null to others, and where none is owed. */
  readonly complaintUrl: string | null;
  /** Null when the words were erased, or are not the caller's to read. */
  readonly stated: { readonly statement: Statement; readonly rendered: Rendered } | null;
}

@Injectable()
export class ShowMeasuresService {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly measures: MeasuresRepository,
    private readonly messages: MeasureMessagesQuery,
    private readonly state: StateMeasuresService,
    private readonly link: RedressLink,
  ) {}

  /** The latest day first. Problem: `invalid-input` for a period that runs backwards. */
  list(platformId: string, asked: MeasureSelection & PageQuery): Promise<Page<MeasureRecord>> {
    if (asked.from && asked.to && asked.from > asked.to) {
      throw invalidInput([{ in: 'query', pointer: '#/to', detail: 'must not lie before from' }]);
    }
    const after = lastOf(asked.after);
    return this.db.read(async (tx) => {
      const rows = await this.measures.page(tx, platformId, asked, after, asked.limit + 1);
      return pageOf(rows, asked.limit, ({ appliedOn, measureId }) => pageKey(appliedOn, measureId));
    });
  }

  /** Problem: `not-found`. */
  async show(caller: KeyCaller, platformId: string, key: MeasureKey): Promise<ShownMeasure> {
    const profile = await this.platforms.byId(platformId);
    return this.db.read(async (tx) => {
      const [measure] = await this.measures.find(tx, platformId, [key]);
      if (!measure) throw notFound();
      const message = await this.messages.of(tx, platformId, measure.id);
      const complaintUrl = callerMay(caller, 'measure:record')
        ? this.link.urlOfMeasureWhereOwed(profile, { platformId, ...key })
        : null;
      const [statement] = callerMay(caller, 'decision:read-texts')
        ? await this.state.statementsOf(tx, profile, [measure])
        : [null];
      if (!statement) return { measure, message, complaintUrl, stated: null };
      const languages = [measure.statementLanguage, ...profile.languages];
      const rendered = render(statementTemplate, languages, statementValues(profile, measure, statement));
      return { measure, message, complaintUrl, stated: { statement, rendered } };
    });
  }
}

function lastOf(after: string | undefined): MeasureKey | null {
  const [appliedOn, measureId] = readPageKey(after, 2) ?? [];
  if (appliedOn === undefined || measureId === undefined) return null;
  if (!isDay(appliedOn)) {
    throw invalidInput([{ in: 'query', pointer: '#/after', detail: 'must be the next of a page' }]);
  }
  return { appliedOn, measureId };
}
