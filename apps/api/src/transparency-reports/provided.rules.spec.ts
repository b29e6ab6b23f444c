import { memberStateCodes, officialLanguageCodes } from '../categories/index.js';
import { moderatorFaults, recipientFaults } from './provided.rules.js';

const languages = officialLanguageCodes.map((language) => ({ language, moderators: 1 }));
const memberStates = memberStateCodes.map((memberState) => ({ memberState, recipients: 10 }));

it('takes every language and every Member State', () => {
  expect(moderatorFaults({ internal: 1, external: 0, languages })).toEqual([]);
  expect(recipientFaults({ total: 270, memberStates })).toEqual([]);
});

it.each([
  ['one that is missing', languages.slice(1)],
  ['one that is named twice', [...languages.slice(1), languages[1]!]],
])('refuses languages with %s', (_case, named) =>
  expect(moderatorFaults({ internal: 1, external: 0, languages: named })).toMatchObject([{ pointer: '#/languages' }]),
);

it('refuses a Member State that is missing, and one with more recipients than the Union', () => {
  expect(recipientFaults({ total: 270, memberStates: memberStates.slice(1) })).toMatchObject([
    { pointer: '#/memberStates' },
  ]);
  expect(recipientFaults({ total: 9, memberStates })).toMatchObject([{ pointer: '#/total' }]);
});
