import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateNested } from 'class-validator';
import { IsCleanText, IsDay, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import type { SpokenLanguage } from '../platforms/index.js';
import { spokenLanguages } from './access-copy.words.js';
import { accessRequestKinds, type AccessRequestKind } from './access-request.js';
import { type RecordKind, recordKinds } from './record.js';

export class RetentionPolicyDto {
  @ApiProperty({ enum: recordKinds, example: 'notice' })
  @IsIn(recordKinds)
  record!: RecordKind;

  @ApiProperty({ example: 1095, minimum: 0, maximum: 36500, description: 'Days after the record ended.' })
  @IsInt()
  @Min(0)
  @Max(36_500)
  days!: number;
}

export class NamedMeasureDto {
  @ApiProperty({ example: '2026-11-22', format: 'date' })
  @IsDay()
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711', description: 'The platform’s own id of the measure.' })
  @IsCleanText(200, { min: 1 })
  measureId!: string;
}

export class RegisterAccessRequestDto {
  @ApiProperty({ enum: accessRequestKinds, example: 'erasure' })
  @IsIn(accessRequestKinds)
  kind!: AccessRequestKind;

  @ApiPropertyOptional({ example: 'eve@example.org', description: 'The address they wrote from. Sealed.' })
  @IsOptional()
  @IsMailAddress()
  email?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
    description: 'Our id of their account.',
  })
  @IsOptional()
  @IsUUID()
  recipientId?: string;

  @ApiPropertyOptional({ example: 'Eve Example', description: 'Sealed.' })
  @IsOptional()
  @IsCleanText(300)
  name?: string;

  @ApiPropertyOptional({
    type: NamedMeasureDto,
    description:
      'Of an erasure: the measure whose words name them. The words go when nobody may complain of a measure with them.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NamedMeasureDto)
  measure?: NamedMeasureDto;

  @ApiProperty({ example: 'Please delete all that you hold on me.', description: 'What they wrote. Sealed.' })
  @IsCleanText(10_000, { min: 1 })
  words!: string;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    example: '2026-11-22T10:15:00.000Z',
    description: 'Now when left out.',
  })
  @IsOptional()
  @IsInstant()
  receivedAt?: Date;
}

export class PrepareAccessRequestDto {
  @ApiProperty({ example: 'Answered a mail to the address.', description: 'How we made sure who asks. Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  identityCheck!: string;
}

export class AnswerAccessRequestDto {
  @ApiPropertyOptional({ example: 'Sent by mail.', description: 'Sealed.' })
  @IsOptional()
  @IsCleanText(5_000)
  note?: string;
}

export class RefuseAccessRequestDto {
  @ApiProperty({ example: 'The person could not be identified (Art. 12(2) GDPR).', description: 'Sealed.' })
  @IsCleanText(5_000, { min: 1 })
  reason!: string;
}

export class AccessArchiveQuery {
  @ApiPropertyOptional({ enum: spokenLanguages, example: 'en', description: 'Left out: the first of the platform’s.' })
  @IsOptional()
  @IsIn(spokenLanguages)
  language?: SpokenLanguage;
}
