-- Why: above so many contents a second person approves a campaign. How many is a setting of the running program, and may be another
-- tomorrow: so each campaign says by which threshold it was decided, and on how many contents. Then nobody has to believe that the rule
-- was kept: the database refuses a large campaign without a second person, and the compliance audit counts it again.

alter table campaign
  add column contents_at_decision integer,
  add column approval_above integer,
  add constraint campaign_decided_by_a_known_threshold check ((contents_at_decision is null) = (approval_above is null)),
  add constraint campaign_threshold_goes_with_a_decision check (contents_at_decision is null or decided_by is not null),
  add constraint campaign_large_one_approved_by_a_second_person check (
    started_at is null or contents_at_decision is null or contents_at_decision <= approval_above or approved_by is not null);

grant update (contents_at_decision, approval_above) on campaign to noticedesk_app;
comment on column campaign.approval_above is 'null in campaigns decided before this column was: their threshold is not on record';
