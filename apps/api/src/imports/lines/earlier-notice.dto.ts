import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { idPattern, IsInstant } from '../../infrastructure/validation/index.js';
import { NoticeDetailsDto } from '../../notices/index.js';
import { IsExternalId } from './external-id.js';

export const noticeChannels = ['form', 'api', 'email', 'letter', 'phone', 'in-person'] as const;

/** A notice, or a flag under the terms, that the earlier tool received. */
export class EarlierNoticeDto extends NoticeDetailsDto {
  @ApiProperty({ description: "The earlier tool's own id.", example: 'T-4711' })
  @IsExternalId()
  externalId!: string;

  @ApiProperty({ description: 'When it arrived there.', example: '2026-03-02T08:30:00.000Z' })
  @IsInstant()
  receivedAt!: Date;

  @ApiProperty({
    required: false,
    enum: noticeChannels,
    description: 'How it arrived.',
    default: 'form',
    example: 'email',
  })
  @IsOptional()
  @IsIn(noticeChannels)
  channel?: (typeof noticeChannels)[number];

  @ApiProperty({
    required: false,
    description: 'The registered trusted flagger that sent it: its status on that day counts (Art. 22).',
    example: '0192f1a0-5c3e-7000-8000-000000000005',
  })
  @IsOptional()
  @Matches(idPattern, { message: 'must be the id of a trusted flagger' })
  trustedFlaggerId?: string;
}
