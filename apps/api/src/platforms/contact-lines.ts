import type { ContactPointKind, PlatformProfile } from './platform.js';

const words: Record<string, Record<Exclude<ContactPointKind, 'authorities'>, string>> = {
  en: { recipients: 'Contact', 'legal-representative': 'Legal representative in the Union' },
  de: { recipients: 'Kontakt', 'legal-representative': 'Gesetzlicher Vertreter in der Union' },
  fr: { recipients: 'Contact', 'legal-representative': 'Représentant légal dans l’Union' },
};

/**
 * The lines that every message ends with: the service and its provider, then the contact points for recipients and the
 * legal representative (Art. 12, 13), in this language or else in English. Authorities have a contact point of their own.
 */
export function contactLines(
  profile: Pick<PlatformProfile, 'serviceName' | 'providerName' | 'contactPoints'>,
  language: string,
): string[] {
  const inLanguage = words[language] ?? words.en!;
  const lines = [`${profile.serviceName}, ${profile.providerName}`];
  for (const kind of ['recipients', 'legal-representative'] as const) {
    for (const point of profile.contactPoints.filter((each) => each.kind === kind)) {
      const reach = [point.email, point.url].filter((part) => part !== null).join(', ');
      lines.push(`${inLanguage[kind]}: ${point.label}, ${reach}`);
    }
  }
  return lines;
}
