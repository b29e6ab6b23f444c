-- Why: that the program cannot rewrite the audit log says nothing about who owns the database, nor about a copy in somebody's hands.
-- Entries are sealed in batches: a Merkle root per batch, chained and signed, so that whoever holds an export can see by
-- themselves that nothing in it was altered, left out, moved or added (docs/audit.md).

-- The public keys of all signatures ever made: a seal outlives its key. One key signs for the whole installation.
create table audit_signing_key (
  id text not null primary key,
  public_key bytea not null,
  recorded_at timestamptz not null,
  constraint audit_signing_key_is_ed25519 check (octet_length(public_key) = 32)
);
comment on table audit_signing_key is 'append-only';
grant select, insert on audit_signing_key to noticedesk_app;

-- A seal holds the entries whose transactions lie in [from_xid, to_xid), in the order (recorded_at, id). Both bounds were below the
-- oldest running transaction when it was made, so nothing can come into the interval later; each interval begins where the last one
-- ended. `contents` names each entry in order by 16 bytes of id and the first 8 of its hash: that tells later *which* one is wrong.
create table audit_seal (
  platform_id uuid not null,
  number integer not null,
  from_xid xid8 not null,
  to_xid xid8 not null,
  entry_count integer not null,
  first_recorded_at timestamptz not null,
  last_recorded_at timestamptz not null,
  root bytea not null,
  contents bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  key_id text not null references audit_signing_key (id),
  signature bytea not null,
  recorded_at timestamptz not null,
  primary key (platform_id, number),
  constraint audit_seal_follows_one unique (platform_id, from_xid),
  constraint audit_seal_is_numbered_from_one check (number >= 1),
  constraint audit_seal_goes_forward check (to_xid > from_xid),
  constraint audit_seal_holds_entries check (entry_count >= 1 and octet_length(contents) = entry_count * 24),
  constraint audit_seal_dates_in_order check (first_recorded_at <= last_recorded_at),
  constraint audit_seal_hashes_are_whole check (octet_length(root) = 32 and octet_length(previous_hash) = 32 and octet_length(hash) = 32),
  constraint audit_seal_is_signed check (octet_length(signature) = 64)
);
-- Hashes do not compress: not even trying is quicker.
alter table audit_seal alter column contents set storage external;
comment on table audit_seal is 'append-only';
grant select, insert on audit_seal to noticedesk_app;

-- No installation holds entries yet: the index need not be built concurrently.
create index audit_entry_by_transaction on audit_entry (platform_id, xid);
