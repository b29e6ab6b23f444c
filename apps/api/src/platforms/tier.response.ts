import { ApiProperty } from '@nestjs/swagger';
import { tiers, type Tier, type TierInterval } from './platform.js';

export class TierResponse {
  @ApiProperty({ example: '019a8f00-0000-7000-8000-00000000d001' })
  id!: string;

  @ApiProperty({ example: 'online-platform', enum: tiers })
  tier!: Tier;

  @ApiProperty({ example: false })
  microOrSmall!: boolean;

  @ApiProperty({ example: 'BE', type: String, nullable: true })
  establishedIn!: string | null;

  @ApiProperty({ example: null, type: String, nullable: true })
  designatedOn!: string | null;

  @ApiProperty({ example: '2026-01-01', description: 'First day, in the platform’s zone' })
  validFrom!: string;

  @ApiProperty({ example: null, type: String, nullable: true, description: 'First day on which it no longer holds' })
  validTo!: string | null;
}

export class TierListResponse {
  @ApiProperty({ type: [TierResponse], description: 'The latest first' })
  items!: TierResponse[];
}

export function toTierResponse(interval: TierInterval): TierResponse {
  return {
    id: interval.id,
    tier: interval.tier,
    microOrSmall: interval.microOrSmall,
    establishedIn: interval.establishedIn,
    designatedOn: interval.designatedOn,
    validFrom: interval.validFrom,
    validTo: interval.validTo,
  };
}
