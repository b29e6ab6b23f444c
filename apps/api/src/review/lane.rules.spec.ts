import { lanesOf } from './lane.rules.js';

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
