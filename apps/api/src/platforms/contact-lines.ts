import type { ContactPoint, ContactPointKind, PlatformProfile } from './platform.js';

const words: Record<string, Record<Exclude<ContactPointKind, 'authorities'>, string>> = {
  en: { recipients: 'Contact', 'legal-representative': 'Legal representative in the Union' },
  de: { recipients: 'Kontakt', 'legal-representative': 'Gesetzlicher Vertreter in der Union' },
  fr: { recipients: 'Contact', 'legal-representative': 'Représentant légal dans l’Union' },
};

/**
 * The lines that every message ends with: the service and its provider, then the contact points for recipients and the
 * legal representative (Art. 12, 13), in this language or else in English. Authorities have a contact point of their own
 * (`authorityContactLines`).
 */
export function contactLines(
  profile: Pick<PlatformProfile, 'serviceName' | 'providerName' | 'contactPoints'>,
  language: string,
): string[] {
  const spoken = language in words ? language : 'en';
  const lines = [`${profile.serviceName}, ${profile.providerName}`];
  for (const kind of ['recipients', 'legal-representative'] as const) {
    for (const point of profile.contactPoints.filter((each) => each.kind === kind)) {
      lines.push(`${words[spoken]![kind]}: ${contactLine(point, spoken)}`);
    }
  }
  return lines;
}

/** The service and its provider, and the contact points for authorities (Art. 11). */
export function authorityContactLines(
  profile: Pick<PlatformProfile, 'serviceName' | 'providerName' | 'contactPoints'>,
  language: string,
): string[] {
  const points = profile.contactPoints.filter(({ kind }) => kind === 'authorities');
  return [`${profile.serviceName}, ${profile.providerName}`, ...points.map((point) => contactLine(point, language))];
}

/** Whom one reaches, how, and in which languages one can write (Art. 11(3)), named in the language of the message. */
function contactLine({ label, email, url, languages }: ContactPoint, language: string): string {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const reach = [label, email, url].filter((part) => part !== null).join(', ');
  return `${reach} (${languages.map((code) => names.of(code)).join(', ')})`;
}
