import { ApiProperty } from '@nestjs/swagger';
import { CampaignSampleResponse, toCampaignSampleResponse } from './campaign.response.js';
import { verdicts, type CampaignSample, type SampleItem } from './campaign.js';

const noId = { type: String, nullable: true, format: 'uuid', example: null };

export class SampleItemResponse {
  @ApiProperty({ example: 1 }) position!: number;
  @ApiProperty({ example: 'post-1', description: 'As the platform names it' }) contentId!: string;
  @ApiProperty({ example: 1, description: 'The version that is judged' }) version!: number;
  @ApiProperty({ enum: verdicts, nullable: true, example: 'fits', description: 'Null: nobody has looked yet' })
  verdict!: string | null;
  @ApiProperty(noId) judgedBy!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', example: null }) judgedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Null too when not open to the caller' })
  note!: string | null;
}

export class ShownSampleResponse extends CampaignSampleResponse {
  @ApiProperty({ type: [SampleItemResponse] }) items!: SampleItemResponse[];
}

export function toShownSampleResponse({
  sample,
  items,
}: {
  readonly sample: CampaignSample;
  readonly items: readonly (SampleItem & { note: string | null })[];
}): ShownSampleResponse {
  return {
    ...toCampaignSampleResponse(sample),
    items: items.map((item) => ({
      position: item.position,
      contentId: item.externalId,
      version: item.version,
      verdict: item.verdict,
      judgedBy: item.judgedBy,
      judgedAt: item.judgedAt?.toISOString() ?? null,
      note: item.note,
    })),
  };
}
