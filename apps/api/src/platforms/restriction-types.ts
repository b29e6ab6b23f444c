/** The restrictions of Art. 17(1): visibility (a), monetary payments (b), the service (c), the account (d). */
export const restrictionTypes = [
  'visibility-removal',
  'visibility-disabling',
  'visibility-demotion',
  'visibility-age-restriction',
  'visibility-interaction-restriction',
  'visibility-labelling',
  'visibility-other',
  'monetary-suspension',
  'monetary-termination',
  'monetary-other',
  'service-partial-suspension',
  'service-total-suspension',
  'service-partial-termination',
  'service-total-termination',
  'account-suspension',
  'account-termination',
] as const;
export type RestrictionType = (typeof restrictionTypes)[number];
