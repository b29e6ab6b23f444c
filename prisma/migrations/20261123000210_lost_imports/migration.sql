-- Why: an import runs as long as its file is sent, in the server that it is sent to. When that server is killed, nobody ends its batch:
-- it stayed `running` for ever, and nobody could tell it from one that is at work. Now who imports says every few seconds that they
-- are still there; a batch of which nothing was heard is ended as interrupted, with what it counted until then.

alter table import_batch add column alive_at timestamptz;
update import_batch set alive_at = coalesce(ended_at, started_at);
alter table import_batch
  alter column alive_at set not null,
  drop constraint import_batch_state_known,
  add constraint import_batch_state_known check (state in ('running', 'finished', 'broken', 'interrupted'));
create index import_batch_running on import_batch (alive_at) where state = 'running';

grant update (alive_at) on import_batch to noticedesk_app;
