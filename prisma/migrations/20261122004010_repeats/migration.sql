-- Why: when a decision falls, what repeats it is looked at again. Measures that repeat a decision or another measure are found by what
-- they repeat; few repeat anything, so the indexes are small.

create index measure_repeats_decision on measure (platform_id, repeats_decision_id) where repeats_decision_id is not null;
create index measure_repeats_measure on measure (platform_id, repeats_applied_on, repeats_measure_id) where repeats_measure_id is not null;
