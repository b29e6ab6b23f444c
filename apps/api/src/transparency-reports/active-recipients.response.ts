import { ApiProperty } from '@nestjs/swagger';
import type { StoredMonth } from './active-recipients.repository.js';
import { ActiveRecipientsDto, MemberStateRecipientsDto } from './provided.dto.js';
import type { RecentRecipients } from './provide-month.service.js';

export class MonthOfRecipientsResponse {
  @ApiProperty({ example: '2026-07' })
  month!: string;

  @ApiProperty({ example: 48_000_000 })
  total!: number;

  @ApiProperty({ type: [MemberStateRecipientsDto] })
  memberStates!: MemberStateRecipientsDto[];

  @ApiProperty({
    example: '019ab3c4-0000-7000-8000-000000000002',
    type: String,
    nullable: true,
    description: 'The person; null for a key that belongs to none',
  })
  enteredBy!: string | null;

  @ApiProperty({ example: '2026-08-04T09:00:00.000Z' })
  recordedAt!: string;
}

export class RecentRecipientsResponse {
  @ApiProperty({
    type: [String],
    example: ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10'],
    description: 'The past six, the oldest first',
  })
  months!: readonly string[];

  @ApiProperty({ type: [String], example: [], description: 'Those of them that nobody entered' })
  missing!: readonly string[];

  @ApiProperty({ type: ActiveRecipientsDto, nullable: true, description: 'Null while a month is missing' })
  average!: ActiveRecipientsDto | null;

  @ApiProperty({ type: [MonthOfRecipientsResponse], description: 'The latest entry of each month, oldest month first' })
  entered!: MonthOfRecipientsResponse[];
}

export function toMonthOfRecipientsResponse(entry: StoredMonth): MonthOfRecipientsResponse {
  const { month, total, memberStates, enteredBy, recordedAt } = entry;
  return { month, total, memberStates: [...memberStates], enteredBy, recordedAt: recordedAt.toISOString() };
}

export function toRecentRecipientsResponse(recent: RecentRecipients): RecentRecipientsResponse {
  const { months, missing, average, entered } = recent;
  return {
    months,
    missing,
    average: average && { total: average.total, memberStates: [...average.memberStates] },
    entered: entered.map(toMonthOfRecipientsResponse),
  };
}
