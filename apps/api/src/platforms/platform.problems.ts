import { constraintProblem } from '../infrastructure/problem/constraint-problems.js';
import { problemType } from '../infrastructure/problem/problem.js';

export const platformNotNamed = problemType('platform-not-named', 422, 'The platform is not named', () => ({
  detail: 'This installation serves several platforms: say which one is meant.',
}));

export const platformUnknown = problemType('platform-unknown', 422, 'The platform is not known', () => ({
  detail: 'No platform of this installation has that key.',
}));

export const platformKeyTaken = problemType('platform-key-taken', 409, 'Another platform has this key');
constraintProblem('platform_key_unique', platformKeyTaken);

export const tierStartTaken = problemType('tier-start-taken', 409, 'Another tier begins on this day');
constraintProblem('platform_tier_from_unique', tierStartTaken);

export const webhookNotSet = problemType('webhook-not-set', 409, 'The platform has no webhook', () => ({
  detail: 'Set a webhook first; what needs one is the channel "webhook" and speaking for recipients.',
}));

export const webhookInUse = problemType('webhook-in-use', 409, 'The webhook is still needed', () => ({
  detail: 'Statements to recipients go through it: set speaksForRecipients to false first.',
}));
