import type { PlatformProfile } from '../platforms/index.js';

/** What every message to an authority says of its order. */
export interface AuthorityValues {
  readonly serviceName: string;
  readonly reference: string;
  /** The authority's own. */
  readonly authorityReference: string | null;
  readonly authority: string;
  readonly deliveredAt: Date;
  readonly timeZone: string;
  readonly contact: readonly string[];
}

/** The lines that a message to an authority ends with: the service, its provider, and the point of contact of Art. 11. */
export function authorityContactLines({ serviceName, providerName, contactPoints }: PlatformProfile): string[] {
  const points = contactPoints.filter(({ kind }) => kind === 'authorities');
  return [
    `${serviceName}, ${providerName}`,
    ...points.map(({ label, email, url }) => [label, email, url].filter((part) => part !== null).join(', ')),
  ];
}
