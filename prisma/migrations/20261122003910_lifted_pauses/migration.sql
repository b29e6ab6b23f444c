-- Why: what a suspended sender asked for is due as long after the pause as it would be after a receipt (Art. 23(2)). When the pause
-- ends early, the first look at the case and each item are due from then on too, and not only the case. An item says that its
-- due time was moved, so that a job which runs again moves it once.

alter table case_item add column pause_lifted_at timestamptz;

grant update (due_at, pause_lifted_at) on case_item to noticedesk_app;
grant update (first_look_due_at) on review_case to noticedesk_app;
