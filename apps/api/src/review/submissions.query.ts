import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { SealedTexts } from '../infrastructure/sealing/index.js';
import type { Submission, SubmittedItem } from './submission.js';

/** All that a notifier said of one notice: what it came with, then each supplement in its order; erased texts are absent. */
export interface Submissions {
  readonly first: Submission | null;
  readonly supplements: readonly { readonly receivedAt: Date; readonly submission: Submission }[];
  /** The items in the order of their positions, those of the supplements after those that it came with. */
  readonly items: readonly SubmittedItem[];
}

interface TextRow {
  noticeId: string;
  textId: string;
  receivedAt: Date | null;
}

/** Opens what intake sealed of notices. */
@Injectable()
export class SubmissionsQuery {
  constructor(private readonly texts: SealedTexts) {}

  /** By notice id. */
  async of(tx: Tx, platformId: string, noticeIds: readonly string[]): Promise<Map<string, Submissions>> {
    const { rows } = await tx.sql.query<TextRow>({
      name: 'review-submissions',
      text: `
        select "noticeId", "textId", "receivedAt"
        from (
          select id as "noticeId", submission_id as "textId", null::timestamptz as "receivedAt", null::timestamptz as at,
            null::uuid as id
          from notice
          where platform_id = $1 and id = any ($2::uuid[])
          union all
          select notice_id, submission_id, received_at, recorded_at, id
          from notice_supplement
          where platform_id = $1 and notice_id = any ($2::uuid[])
        ) as t
        order by "noticeId", at nulls first, id`,
      values: [platformId, noticeIds],
    });
    const texts = await this.texts.read(
      tx,
      platformId,
      rows.map((row) => row.textId),
    );
    const ofNotice = Map.groupBy(rows, (row) => row.noticeId);
    return new Map([...ofNotice].map(([noticeId, own]) => [noticeId, toSubmissions(own, texts)]));
  }
}

function toSubmissions(rows: readonly TextRow[], texts: Map<string, string>): Submissions {
  const said = rows.flatMap(({ textId, receivedAt }) => {
    const text = texts.get(textId);
    return text === undefined ? [] : [{ receivedAt, submission: JSON.parse(text) as Submission }];
  });
  return {
    first: said.find((one) => one.receivedAt === null)?.submission ?? null,
    supplements: said.flatMap(({ receivedAt, submission }) => (receivedAt ? [{ receivedAt, submission }] : [])),
    items: said.flatMap(({ submission }) => submission.items),
  };
}
