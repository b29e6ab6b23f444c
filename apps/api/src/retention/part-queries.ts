/** Where the parts of a record lie. In each query $1 is the platform and $2 the id of the record. */
export interface RecordParts {
  /** A table, or a query in brackets with an alias of its own, with `platform_id` and `id`. */
  readonly table: string;
  /** One column: the instant that the operator's period counts from; no row when there is no such record. */
  readonly endedAt: string;
  /** One column: the cases whose reasons keep it. */
  readonly cases: string;
  /** One column: the sealed texts; null where there is none. */
  readonly texts: string;
  /** One column: names in the store of files. */
  readonly files?: string;
}

export const casesOfContents = (contents: string) => `
  select c.id from review_case c
  join subject s on s.platform_id = c.platform_id and s.id = c.subject_id
  where c.platform_id = $1 and s.content_id in (${contents})`;

export const casesOfDecision = (decision: string) => `
  select d.case_id from decision d where d.platform_id = $1 and d.id in (${decision})`;

export const casesOfItems = (items: string) => `
  select i.case_id from case_item i where i.platform_id = $1 and i.item_id in (${items})
  union select i.case_id from case_order_item i where i.platform_id = $1 and i.item_id in (${items})`;

/** Texts of one table whose rows point at the record with one column. */
export const textsOf = (table: string, column: string, ...texts: string[]) =>
  texts
    .map((text) => `select t.${text} from ${table} t where t.platform_id = $1 and t.${column} = $2`)
    .join(' union all ');

export const all = (...queries: string[]) => queries.join('\n  union all ');
