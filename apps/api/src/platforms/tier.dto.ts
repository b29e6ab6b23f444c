import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { memberStateCodes } from '../categories/index.js';
import { IsDay } from '../infrastructure/validation/instant.js';
import { tiers, type Tier } from './platform.js';

export class TierDto {
  @ApiProperty({ example: 'online-platform', enum: tiers })
  @IsIn(tiers)
  tier!: Tier;

  @ApiProperty({ example: false, description: 'Micro or small enterprise (Recommendation 2003/361/EC)' })
  @IsBoolean()
  microOrSmall!: boolean;

  @ApiPropertyOptional({ example: 'BE', description: 'Member State of the main establishment, if in the Union' })
  @IsOptional()
  @IsIn(memberStateCodes)
  establishedIn?: string;

  @ApiPropertyOptional({ example: '2025-03-01', description: 'Day of the designation as very large (Art. 33(4))' })
  @IsOptional()
  @IsDay()
  designatedOn?: string;

  @ApiPropertyOptional({ example: '2026-01-01', description: 'First day in the platform’s zone; today when left out' })
  @IsOptional()
  @IsDay()
  validFrom?: string;
}
