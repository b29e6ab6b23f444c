import { ApiProperty } from '@nestjs/swagger';
import type { ClaimedItem } from './review-item.service.js';

const id = '019ab3c4-0000-7000-8000-000000000001';

export class ReviewedContentResponse {
  @ApiProperty({ example: 2 })
  version!: number;

  @ApiProperty({ example: 'content' })
  kind!: string;

  @ApiProperty({ type: [String], example: ['text'] })
  contentTypes!: readonly string[];

  @ApiProperty({ example: 'de', type: String, nullable: true })
  language!: string | null;

  @ApiProperty({ example: 'Cheap watches, click here.', type: String, nullable: true })
  text!: string | null;

  @ApiProperty({ type: [String], example: ['https://forum.example/posts/42'] })
  urls!: readonly string[];
}

export class ReviewedLocationResponse {
  @ApiProperty({ enum: ['url', 'content-id'], example: 'url' })
  kind!: string;

  @ApiProperty({ example: 'https://forum.example/posts/42' })
  value!: string;

  @ApiProperty({ example: '00:12:31', type: String, nullable: true })
  moment!: string | null;
}

export class ClaimedItemResponse {
  @ApiProperty({ example: id })
  itemId!: string;

  @ApiProperty({ example: '2026-10-02T10:15:00.000Z' })
  leaseEndsAt!: string;

  @ApiProperty({ example: 'post-42', type: String, nullable: true })
  contentId!: string | null;

  @ApiProperty({ type: ReviewedContentResponse, nullable: true, description: 'Null when it was never described' })
  content!: ReviewedContentResponse | null;

  @ApiProperty({ example: false, description: 'The text is left out: suspected child abuse' })
  textWithheld!: boolean;

  @ApiProperty({ type: ReviewedLocationResponse, nullable: true })
  location!: ReviewedLocationResponse | null;
}

/** A whitelist above all: what the machine decided is not in it. */
export function toClaimedItemResponse(claimed: ClaimedItem): ClaimedItemResponse {
  const { itemId, leaseEndsAt, contentId, content, textWithheld, location } = claimed;
  return {
    itemId,
    leaseEndsAt: leaseEndsAt.toISOString(),
    contentId,
    content: content && {
      version: content.version,
      kind: content.kind,
      contentTypes: content.contentTypes,
      language: content.language,
      text: content.text,
      urls: content.urls,
    },
    textWithheld,
    location: location && { kind: location.kind, value: location.value, moment: location.moment },
  };
}
