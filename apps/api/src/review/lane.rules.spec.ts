import { canBeShared, laneLanguage, laneOfSeniors, laneOfStaff, lanesOf, laneWithoutStaff } from './lane.rules.js';

const person = { id: 'p1', role: 'moderator', languages: ['de'], skills: ['terrorism'] };

describe('the lanes of a moderator', () => {
  it('are the languages of the person and the one nobody stated', () => {
    expect(lanesOf(person).languages).toEqual(['de', 'und']);
  });

  it('are the general one, the skills of the person, and cases handed over', () => {
    expect(lanesOf(person).laneSkills).toEqual(['general', 'terrorism', 'staff:p1']);
  });

  it('never include a skill that the person lacks', () => {
    expect(lanesOf(person).laneSkills).not.toContain('child-safety');
  });

  it('include what was escalated, for a senior with the skill', () => {
    const { laneSkills } = lanesOf({ ...person, role: 'senior-moderator' });
    expect(laneSkills).toContain('senior:terrorism');
    expect(laneSkills).not.toContain('senior:child-safety');
  });
});

describe('the language of a lane', () => {
  it.each([
    ['de', 'de'],
    ['de-AT', 'de'],
    ['EN_gb', 'en'],
    ['sw', 'und'],
    ['und', 'und'],
    ['', 'und'],
    ['english', 'und'],
  ])('of %s is %s where English and German are spoken', (tag, language) =>
    expect(laneLanguage(tag, new Set(['de', 'en']))).toBe(language),
  );
});

describe('the lane after the person whom a case was handed to', () => {
  it.each([
    [laneOfStaff('p1'), 'terrorism'],
    [laneOfSeniors('terrorism'), laneOfSeniors('terrorism')],
    ['terrorism', 'terrorism'],
  ])('is, after %s, %s', (laneSkill, lane) => expect(laneWithoutStaff({ laneSkill, skill: 'terrorism' })).toBe(lane));
});

describe('a lane of Swahili', () => {
  const speaker = { id: 'p2', role: 'moderator', languages: ['sw'], skills: [] };
  it.each([
    ['of the speaker', 'general', [person, speaker], false],
    ['without the speaker', 'general', [person], true],
    ['of a skill that the speaker lacks', 'terrorism', [person, speaker], true],
    ['of a skill that nobody has', 'child-safety', [person, speaker], false],
    ['of nobody at all', 'general', [], false],
  ])('%s', (_lane, laneSkill, moderators, expected) =>
    expect(canBeShared({ language: 'sw', laneSkill }, moderators)).toBe(expected),
  );
});
