/** A file of a bundle, and the question that fills it: one line per row. */
export interface Section {
  /** Without its ending. */
  readonly file: string;
  /** Of the DSA. */
  readonly article: string;
  readonly title: string;
  /** What one line is. */
  readonly line: string;
  /**
   * $1 platform, $2 cases, all by `case_id`, the record as `row`. Sealed texts stand in it as `{"$text": id}`, those that are JSON as
   * `{"$json": id}`, and persons as `{"$person": id}`: they are opened, or withheld, before the line is written.
   */
  readonly sql: string;
  /** As the content was published, also where it names somebody. */
  readonly isAsPublished?: boolean;
}

/** Stands where a text was that only few may read. */
export const withheldText = '[withheld: child abuse may be suspected]';

const marked = (mark: string) => (column: string) =>
  `case when ${column} is not null then json_build_object('$${mark}', ${column}) end`;

export const text = marked('text');
export const json = marked('json');
export const person = marked('person');
export const hex = (column: string) => `encode(${column}, 'hex')`;

/** The rows of another table that belong to one, as a list. */
export const many = (row: string, from: string, order: string) =>
  `(select coalesce(json_agg(${row} order by ${order}), '[]') from ${from})`;

/** Each notice of a case once. */
export const noticesOfCases = `
  select distinct ci.case_id, i.notice_id
  from case_item ci
  join notice_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  where ci.platform_id = $1 and ci.case_id = any ($2::uuid[])`;

/** Each complaint about a decision of a case. */
export const complaintsOfCases = `
  select d.case_id, o.*
  from decision d
  join complaint o on o.platform_id = d.platform_id and o.decision_id = d.id
  where d.platform_id = $1 and d.case_id = any ($2::uuid[])`;

export const disputesOfCases = `
  select d.case_id, o.*
  from decision d
  join dispute o on o.platform_id = d.platform_id and o.decision_id = d.id
  where d.platform_id = $1 and d.case_id = any ($2::uuid[])`;

export const ordersOfCases = `
  select distinct ci.case_id, i.order_id
  from case_order_item ci
  join order_item i on i.platform_id = ci.platform_id and i.id = ci.item_id
  where ci.platform_id = $1 and ci.case_id = any ($2::uuid[])`;
