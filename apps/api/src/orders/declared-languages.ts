import type { PlatformProfile } from '../platforms/index.js';

/** The languages in which authorities may write (Art. 11(3)): of their contact points, else those of the platform. */
export function declaredLanguages({ contactPoints, languages }: PlatformProfile): string[] {
  const declared = contactPoints.filter(({ kind }) => kind === 'authorities').flatMap((point) => point.languages);
  return [...new Set(declared.length > 0 ? declared : languages)];
}
