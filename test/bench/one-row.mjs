import { v7 } from 'uuid';

export async function prepareOneRow(pool) {
  await pool.query(`create table if not exists bare_notice (
    id uuid primary key,
    received_at timestamptz not null,
    url text not null,
    explanation text not null,
    name text not null,
    email text not null
  )`);
}

/** One row in one table, committed by itself. */
export async function writeOneRow(pool, { items: [{ url }], explanation, notifier }) {
  const id = v7();
  await pool.query({
    name: 'insert',
    text: 'insert into bare_notice (id, received_at, url, explanation, name, email) values ($1, $2, $3, $4, $5, $6)',
    values: [id, new Date(), url, explanation, notifier.name, notifier.email],
  });
  return id;
}
