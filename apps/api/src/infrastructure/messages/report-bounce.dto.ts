import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { IsCleanText } from '../validation/clean-text.js';
import { IsInstant } from '../validation/instant.js';

export class ReportBounceDto {
  @ApiProperty({
    example: '<01992f3e-7a10-7c3e-9b1d-2f6a8c0d4e55@noticedesk.example>',
    description: 'The Message-ID of the mail that came back, with or without its brackets',
  })
  @IsCleanText(500, { min: 3 })
  messageId!: string;

  @ApiPropertyOptional({ example: '2026-11-22T10:15:00Z', description: 'When it came back; now when left out' })
  @IsOptional()
  @IsInstant()
  occurredAt?: Date;

  @ApiPropertyOptional({ example: '5.1.1', description: 'Enhanced status code (RFC 3463) of the bounce' })
  @IsOptional()
  @Matches(/^[245]\.\d{1,3}\.\d{1,3}$/, { message: 'must be an enhanced status code, such as 5.1.1' })
  status?: string;
}
