import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { IsCleanText, IsInstant, PageQuery } from '../infrastructure/validation/index.js';
import { gravities, misuseKinds, type Gravity, type MisuseKind } from './misuse.rules.js';

const id = { format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };
const windowMonths = {
  description: "Calendar months; the policy's when left out",
  minimum: 1,
  maximum: 60,
  example: 6,
};

export class PartiesQuery extends PageQuery {
  @ApiProperty({ enum: misuseKinds, example: 'notices' })
  @IsIn(misuseKinds)
  kind!: MisuseKind;

  @ApiPropertyOptional(windowMonths)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  windowMonths?: number;
}

export class PartyQuery {
  @ApiPropertyOptional({ enum: misuseKinds, example: 'notices' })
  @IsOptional()
  @IsIn(misuseKinds)
  kind?: MisuseKind;

  @ApiPropertyOptional(windowMonths)
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(60)
  windowMonths?: number;
}

export class SuspensionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: misuseKinds, example: 'notices' })
  @IsOptional()
  @IsIn(misuseKinds)
  kind?: MisuseKind;
}

export class WarnPartyDto {
  @ApiProperty(id)
  @IsUUID()
  partyId!: string;

  @ApiProperty({ enum: misuseKinds, example: 'notices' })
  @IsIn(misuseKinds)
  kind!: MisuseKind;

  @ApiProperty({
    description: 'Told to the party. Kept sealed.',
    example: 'Five times you alleged that reviews of your shop are forged, and gave nothing that speaks for it.',
  })
  @IsCleanText(5_000, { min: 1 })
  reasons!: string;
}

/** What a person weighs beside the numbers, which we count (Art. 23(3)). */
export class WeighedFactorsDto {
  @ApiProperty({ enum: gravities, description: 'Of the misuse, with its nature and consequences.', example: 'serious' })
  @IsIn(gravities)
  gravity!: Gravity;

  @ApiProperty({
    description: 'The nature of the misuse and its consequences (Art. 23(3)(c)). Kept sealed.',
    example: 'The notices are aimed at the reviews of one competitor and kept two moderators busy for a week.',
  })
  @IsCleanText(5_000, { min: 1 })
  assessment!: string;

  @ApiPropertyOptional({
    description: 'The intention, where it can be identified (Art. 23(3)(d)). Kept sealed.',
    type: String,
    nullable: true,
    example: 'The notifier announced in a forum to have all bad reviews removed.',
  })
  @IsOptional()
  @IsCleanText(5_000, { min: 1 })
  intention?: string | null;
}

export class SuspendProcessingDto {
  @ApiProperty(id)
  @IsUUID()
  partyId!: string;

  @ApiProperty({
    enum: ['notices', 'complaints'],
    description: 'The service itself is suspended by a decision about the account (Art. 23(1)).',
    example: 'notices',
  })
  @IsIn(['notices', 'complaints'])
  kind!: 'notices' | 'complaints';

  @ApiProperty({ ...id, description: 'The prior warning, to the same party about the same.' })
  @IsUUID()
  warningId!: string;

  @ApiProperty({ type: String, format: 'date-time', example: '2027-01-22T10:00:00.000Z' })
  @IsInstant()
  endsAt!: Date;

  @ApiProperty({ type: WeighedFactorsDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => WeighedFactorsDto)
  factors!: WeighedFactorsDto;

  @ApiProperty({
    description: 'Told to the party. Kept sealed.',
    example: 'After our warning you sent four more notices of the same kind.',
  })
  @IsCleanText(5_000, { min: 1 })
  reasons!: string;
}

export class EndSuspensionDto {
  @ApiProperty({ description: 'Told to the party. Kept sealed.', example: 'You convinced us that it will not go on.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}

export class MisusePolicyDto {
  @ApiProperty({ enum: misuseKinds, example: 'notices' })
  @IsIn(misuseKinds)
  kind!: MisuseKind;

  @ApiProperty({ description: 'How far back is counted, in calendar months', example: 6 })
  @IsInt()
  @Min(1)
  @Max(60)
  windowMonths!: number;

  @ApiProperty({ description: 'From this number on a party is shown first', example: 5 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  thresholdCount!: number;

  @ApiProperty({ description: 'And from this share of all on, in percent', example: 50 })
  @IsInt()
  @Min(0)
  @Max(100)
  thresholdPercent!: number;

  @ApiProperty({ description: 'Art. 23: a reasonable period of time', example: 90 })
  @IsInt()
  @Min(1)
  @Max(366)
  longestSuspensionDays!: number;

  @ApiPropertyOptional({ description: 'The clause of the terms that says so (Art. 23(4))', example: 'misuse' })
  @IsOptional()
  @IsCleanText(100, { min: 1 })
  termsClause?: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'Now when left out',
    example: '2027-01-01T00:00:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  validFrom?: Date;
}
