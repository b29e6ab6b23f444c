import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { IsCleanText, IsDay, IsInstant, IsMailAddress } from '../infrastructure/validation/index.js';
import { bases, enteredChannels, type Basis, type EnteredChannel } from './complaint.js';

export const complaintTextLength = 20_000;

export class ComplainantContactDto {
  @ApiPropertyOptional({ example: 'Eve Example' })
  @IsOptional()
  @IsCleanText(300)
  name?: string;

  @ApiPropertyOptional({
    description: 'Where the receipt and the outcome go; left out: to the address that we know.',
    example: 'eve@example.org',
  })
  @IsOptional()
  @IsMailAddress()
  email?: string;
}

/** What a complaint says; no law need be cited and no form kept (recital 58). */
export class ComplaintContentDto {
  @ApiProperty({
    description: 'What you complain of, in your own words.',
    example: 'The post quotes the insult to report on it. It insults nobody.',
  })
  @IsCleanText(complaintTextLength, { min: 1 })
  text!: string;

  @ApiPropertyOptional({
    enum: bases,
    description: 'Art. 20(1)(a) to (d), or inaction on a notice; found out from the decision when left out.',
    example: 'visibility',
  })
  @IsOptional()
  @IsIn(bases)
  basis?: Basis;

  @ApiPropertyOptional({ description: 'Language of the complaint and of our answers (BCP 47).', example: 'en' })
  @IsOptional()
  @IsCleanText(35, { min: 2 })
  language?: string;

  @ApiPropertyOptional({ type: ComplainantContactDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => ComplainantContactDto)
  contact?: ComplainantContactDto;

  @ApiPropertyOptional({
    description: 'The body, organisation or association that complains on your behalf (Art. 86): it has priority.',
    example: 'Digital Rights Association',
  })
  @IsOptional()
  @IsCleanText(300, { min: 1 })
  representedBy?: string;
}

export class SubmitComplaintDto extends ComplaintContentDto {
  @ApiProperty({
    description: 'From the link in our message about the decision, the suspension, or the measure.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f.r.-.dGhpcyBpcyBub3QgYSByZWFsIHRpY2tldA',
  })
  @IsCleanText(1_200, { min: 1 })
  ticket!: string;
}

/** What names a measure, as the platform sent it. */
export class ComplainedMeasureDto {
  @ApiProperty({ format: 'date', example: '2026-11-22' })
  @IsDay()
  appliedOn!: string;

  @ApiProperty({ example: 'm-4711' })
  @IsCleanText(200, { min: 1 })
  measureId!: string;
}

export class EnterComplaintDto extends ComplaintContentDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'What is complained of; or suspensionId, or measure.',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @ApiPropertyOptional({
    format: 'uuid',
    description: 'A suspension of processing (Art. 23(2)).',
    example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f',
  })
  @IsOptional()
  @IsUUID()
  suspensionId?: string;

  @ApiPropertyOptional({ type: ComplainedMeasureDto, description: "A measure of the platform's own systems." })
  @IsOptional()
  @ValidateNested()
  @Type(() => ComplainedMeasureDto)
  measure?: ComplainedMeasureDto;

  @ApiPropertyOptional({ description: 'The recipient who complains, as the platform names them.', example: 'user-17' })
  @IsOptional()
  @IsCleanText(500, { min: 1 })
  recipientId?: string;

  @ApiPropertyOptional({ description: 'Or the notice whose notifier complains.', example: 'N-7KQ2-M4XT-9RWB-3CD' })
  @IsOptional()
  @IsCleanText(40, { min: 1 })
  noticeReference?: string;

  @ApiPropertyOptional({ enum: enteredChannels, description: 'How it arrived; staff say so.', example: 'letter' })
  @IsOptional()
  @IsIn(enteredChannels)
  channel?: EnteredChannel;

  @ApiPropertyOptional({
    type: String,
    format: 'date-time',
    description: 'When it arrived: the window and the response time go by it. Now when the platform leaves it out.',
    example: '2026-11-20T08:30:00.000Z',
  })
  @IsOptional()
  @IsInstant()
  receivedAt?: Date;
}
