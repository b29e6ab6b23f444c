/** The language of a case whose language nobody stated; every moderator sees that lane. */
export const undetermined = 'und';

/**
 * The language of a lane that somebody works: that of a language tag (`en-GB` is `en`) when a moderator speaks it, else the lane
 * that all of them see. What is said in a language that nobody here speaks must not wait in a lane that nobody is given.
 */
export function laneLanguage(tag: string, spoken: ReadonlySet<string>): string {
  const [language = ''] = tag.toLowerCase().split(/[-_]/, 1);
  return spoken.has(language) ? language : undetermined;
}

/** The lane in which a handed-over case waits for one moderator. */
export function laneOfStaff(staffId: string): string {
  return `staff:${staffId}`;
}

/** Where a case waits after the person whom it was handed to had it: in the lane of its skill, for everybody who has that. */
export function laneWithoutStaff({ laneSkill, skill }: { laneSkill: string; skill: string }): string {
  return laneSkill.startsWith(laneOfStaff('')) ? skill : laneSkill;
}

/** The lane in which an escalated case waits for a senior moderator with the skill. */
export function laneOfSeniors(skill: string): string {
  return `senior:${skill}`;
}

/** The lanes that a moderator may see: the languages and skills of the person, cases handed to them, and a senior's own. */
export function lanesOf(moderator: { id: string; role: string; languages: string[]; skills: string[] }) {
  const skills = [...new Set(['general', ...moderator.skills])];
  const senior = moderator.role === 'senior-moderator' ? skills.map(laneOfSeniors) : [];
  return {
    languages: [...new Set([...moderator.languages, undetermined])],
    laneSkills: [...skills, ...senior, laneOfStaff(moderator.id)],
  };
}

/** True when nobody is given the cases of a lane, but somebody would be, did the language not matter. */
export function canBeShared(
  { language, laneSkill }: { language: string; laneSkill: string },
  moderators: readonly Parameters<typeof lanesOf>[0][],
): boolean {
  const able = moderators.map(lanesOf).filter(({ laneSkills }) => laneSkills.includes(laneSkill));
  return able.length > 0 && !able.some(({ languages }) => languages.includes(language));
}
