import { choicesFrom, defaultChoices } from './counting-choices.js';

it.each([
  ['nothing', {}, {}],
  ['no object', null, {}],
  ['a known choice', { partlyAutomated: 'not' }, { partlyAutomated: 'not' }],
  ['an unknown value', { partlyAutomated: 'sometimes' }, {}],
  ['an unknown choice', { colour: 'blue' }, {}],
  ['a zone, which is the platform’s', { reportingZone: 'UTC' }, {}],
])('fills up settings that hold %s with the defaults', (_case, settings, expected) =>
  expect(choicesFrom(settings, 'Europe/Dublin')).toEqual({
    ...defaultChoices,
    reportingZone: 'Europe/Dublin',
    ...expected,
  }),
);
