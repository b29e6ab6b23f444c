import { ApiProperty } from '@nestjs/swagger';
import { IsUUID, Matches } from 'class-validator';
import { IsCleanText } from '../infrastructure/validation/index.js';
import { ReportPeriodDto } from '../transparency-reports/index.js';

export class CheckedReportDto extends ReportPeriodDto {
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f', description: 'Of the check.' })
  @IsUUID()
  id!: string;
}

/** What a corrected version must say of itself (Regulation (EU) 2024/2835 Annex II Part I section 5). Both texts are public. */
export class CorrectionDto {
  @ApiProperty({ example: 'Notices that came by letter in March were left out.', description: 'Why. Public.' })
  @IsCleanText(5_000, { min: 1 })
  @Matches(/\S/, { message: 'must say something' })
  reason!: string;

  @ApiProperty({ example: 'The letters were entered and the report was made again.', description: 'How. Public.' })
  @IsCleanText(5_000, { min: 1 })
  @Matches(/\S/, { message: 'must say something' })
  method!: string;
}
