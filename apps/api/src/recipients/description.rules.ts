import type { FieldError } from '../infrastructure/validation/field-error.js';
import type { ContentDescription, ContentFacts, RecipientFacts, RecipientIdentity } from './content.js';

/** One spelling of what is described, to compare and to hash; what may be erased (texts, names, addresses) is not in it. */
export function contentFingerprint(facts: ContentFacts, recipientId: string | null): string {
  return JSON.stringify([
    [...facts.contentTypes].sort(),
    facts.language,
    facts.publishedAt,
    facts.mediaSha256?.toString('hex') ?? null,
    recipientId,
    [...facts.tags].sort(),
  ]);
}

export function recipientFingerprint(facts: RecipientFacts): string {
  return JSON.stringify([
    facts.accountType,
    facts.registeredOn,
    facts.language,
    facts.country,
    facts.minor,
    facts.contactKnown,
    facts.audienceSize,
  ]);
}

export function isSameIdentity(one: RecipientIdentity, other: RecipientIdentity): boolean {
  return one.email === other.email && one.name === other.name;
}

/** How far the platform's clock may go ahead of ours. */
const clockSkewMs = 5 * 60_000;

/**
 * What cannot be true: instants that lie in the future by more than the clocks may differ; affiliations that end before they
 * begin, or that say one kind and first day twice. By field, [] when all is well.
 */
export function descriptionFaults(
  { publishedAt, editedAt, recipient }: Pick<ContentDescription, 'publishedAt' | 'editedAt' | 'recipient'>,
  now: Date,
): FieldError[] {
  const affiliations = recipient?.affiliations ?? [];
  const names = affiliations.map(({ kind, validFrom }) => `${kind} ${validFrom}`);
  return [
    ...Object.entries({ publishedAt, editedAt })
      .filter(([, instant]) => instant !== null && instant.getTime() > now.getTime() + clockSkewMs)
      .map(([field]) => ({ pointer: `#/${field}`, detail: 'must not lie in the future' })),
    ...affiliations.flatMap(({ validFrom, validTo }, position) => [
      ...(validTo !== null && validTo < validFrom
        ? [{ pointer: `#/recipient/affiliations/${position}/validTo`, detail: 'must not lie before validFrom' }]
        : []),
      ...(names.indexOf(names[position]!) < position
        ? [{ pointer: `#/recipient/affiliations/${position}`, detail: 'must not repeat a kind and its first day' }]
        : []),
    ]),
  ];
}
