-- A complaint in a lane that nobody is given any more is shared with everybody who has its skill.
grant update (language) on complaint_case to noticedesk_app;
