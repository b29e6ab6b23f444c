-- Why: whoever looks at a case sees what was decided of the same subject before, and may answer by it (Art. 16(5)). Only decided cases are
-- in the index: intake never writes to it.

create index review_case_decided_of_subject on review_case (platform_id, subject_id) where state = 'decided';
