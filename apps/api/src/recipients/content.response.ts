import { ApiProperty } from '@nestjs/swagger';
import {
  accountTypes,
  affiliationKinds,
  contentKinds,
  contentTypes,
  type AccountType,
  type AffiliationKind,
  type ContentKind,
  type ContentType,
} from './content.js';
import type { DescribedContent } from './describe-content.service.js';
import type { ShownRecipient } from './recipients.js';
import type { ShownContent } from './show-content.service.js';

export class DescribedRecipientResponse {
  @ApiProperty({ example: 'account-7' })
  id!: string;

  @ApiProperty({ example: 1, description: '0 when the recipient was named and never described' })
  version!: number;
}

export class DescribedContentResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-00000000f001' })
  id!: string;

  @ApiProperty({ example: 'post-42' })
  contentId!: string;

  @ApiProperty({ example: 2, description: 'Counts up with each edit' })
  version!: number;

  @ApiProperty({ example: '2026-11-22T10:00:00.000Z', description: 'When this version was written down' })
  recordedAt!: Date;

  @ApiProperty({ type: DescribedRecipientResponse, nullable: true })
  recipient!: DescribedRecipientResponse | null;
}

export class AffiliationResponse {
  @ApiProperty({ example: 'media', enum: affiliationKinds })
  kind!: AffiliationKind;

  @ApiProperty({ example: 'public-register' })
  source!: string;

  @ApiProperty({ example: '2025-01-01' })
  validFrom!: string;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'First day on which it no longer holds' })
  validTo!: string | null;
}

/** Name and address are left out: statements reach the recipient without anybody reading them. */
export class RecipientResponse {
  @ApiProperty({ example: 'account-7' })
  id!: string;

  @ApiProperty({ example: 1 })
  version!: number;

  @ApiProperty({ example: 'private', enum: accountTypes, nullable: true })
  accountType!: AccountType | null;

  @ApiProperty({ example: '2019-05-04', type: String, nullable: true })
  registeredOn!: string | null;

  @ApiProperty({ example: 'de', type: String, nullable: true })
  language!: string | null;

  @ApiProperty({ example: 'DE', type: String, nullable: true })
  country!: string | null;

  @ApiProperty({ example: false, type: Boolean, nullable: true })
  minor!: boolean | null;

  @ApiProperty({ example: true, type: Boolean, nullable: true })
  contactKnown!: boolean | null;

  @ApiProperty({ example: 1_250, type: Number, nullable: true })
  audienceSize!: number | null;

  @ApiProperty({ type: [AffiliationResponse], description: 'Ended ones too' })
  affiliations!: AffiliationResponse[];
}

export class ContentResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-00000000f001' })
  id!: string;

  @ApiProperty({ example: 'post-42' })
  contentId!: string;

  @ApiProperty({ example: 'content', enum: contentKinds })
  kind!: ContentKind;

  @ApiProperty({ example: 2 })
  version!: number;

  @ApiProperty({ example: ['text'], enum: contentTypes, isArray: true })
  contentTypes!: readonly ContentType[];

  @ApiProperty({ example: 'de', type: String, nullable: true })
  language!: string | null;

  @ApiProperty({ example: '2026-11-20T18:04:00.000Z', type: Date, nullable: true })
  publishedAt!: Date | null;

  @ApiProperty({ example: '2026-11-21T07:30:00.000Z', description: 'Since when it is as described here' })
  editedAt!: Date;

  @ApiProperty({ example: '2026-11-21T07:30:02.000Z' })
  recordedAt!: Date;

  @ApiProperty({
    example: 'The text of the post.',
    type: String,
    nullable: true,
    description: 'null also for callers who may not read texts',
  })
  text!: string | null;

  @ApiProperty({ example: ['https://example.org/posts/42'], type: [String], description: 'As named with this version' })
  urls!: readonly string[];

  @ApiProperty({
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    type: String,
    nullable: true,
  })
  mediaSha256!: string | null;

  @ApiProperty({ example: ['cup-final-2026'], type: [String] })
  tags!: readonly string[];

  @ApiProperty({ type: RecipientResponse, nullable: true, description: 'As known now' })
  recipient!: RecipientResponse | null;
}

export function toDescribedContentResponse(described: DescribedContent): DescribedContentResponse {
  return {
    id: described.id,
    contentId: described.externalId,
    version: described.version,
    recordedAt: described.recordedAt,
    recipient: described.recipient && { id: described.recipient.externalId, version: described.recipient.version },
  };
}

/** Text and addresses may tell who is meant: they stay closed for callers who may not read texts. */
export function toContentResponse({ content, recipient }: ShownContent, mayReadTexts: boolean): ContentResponse {
  return {
    id: content.contentId,
    contentId: content.externalId,
    kind: content.kind,
    version: content.version,
    contentTypes: content.contentTypes,
    language: content.language,
    publishedAt: content.publishedAt,
    editedAt: content.occurredAt,
    recordedAt: content.recordedAt,
    text: mayReadTexts ? content.text : null,
    urls: mayReadTexts ? content.urls : [],
    mediaSha256: content.mediaSha256?.toString('hex') ?? null,
    tags: content.tags,
    recipient: recipient && toRecipientResponse(recipient),
  };
}

function toRecipientResponse(recipient: ShownRecipient): RecipientResponse {
  return {
    id: recipient.externalId,
    version: recipient.version,
    accountType: recipient.accountType,
    registeredOn: recipient.registeredOn,
    language: recipient.language,
    country: recipient.country,
    minor: recipient.minor,
    contactKnown: recipient.contactKnown,
    audienceSize: recipient.audienceSize,
    affiliations: recipient.affiliations.map(({ kind, source, validFrom, validTo }) => ({
      kind,
      source,
      validFrom,
      validTo,
    })),
  };
}
