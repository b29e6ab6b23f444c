import type { ContentDescription, RecipientDescription } from './content.js';
import type { DescribeContentDto } from './describe-content.dto.js';
import type { RecipientDto } from './recipient.dto.js';

/** The content as the platform describes it, every field that it left out as not known. */
export function toDescription(externalId: string, dto: DescribeContentDto): ContentDescription {
  return {
    externalId,
    kind: dto.kind,
    contentTypes: [...dto.contentTypes].sort(),
    language: dto.language ?? null,
    publishedAt: dto.publishedAt ?? null,
    editedAt: dto.editedAt ?? null,
    mediaSha256: dto.mediaSha256 ? Buffer.from(dto.mediaSha256, 'hex') : null,
    tags: [...(dto.tags ?? [])].sort(),
    text: dto.text ?? null,
    urls: dto.urls ?? [],
    recipient: dto.recipient ? toRecipient(dto.recipient) : null,
  };
}

function toRecipient({ id, affiliations, ...described }: RecipientDto): RecipientDescription {
  const isOnlyNamed = Object.values(described).every((value) => value === undefined);
  return {
    externalId: id,
    facts: isOnlyNamed
      ? undefined
      : {
          accountType: described.accountType ?? null,
          registeredOn: described.registeredOn ?? null,
          language: described.language ?? null,
          country: described.country ?? null,
          minor: described.minor ?? null,
          contactKnown: described.contactKnown ?? null,
          audienceSize: described.audienceSize ?? null,
          identity: { email: described.email ?? undefined, name: described.name ?? undefined },
        },
    affiliations: affiliations?.map((affiliation) => ({ ...affiliation, validTo: affiliation.validTo ?? null })),
  };
}
