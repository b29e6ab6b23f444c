import { ApiProperty } from '@nestjs/swagger';
import type { Difference, Verification, VerifiedBy } from './verification.js';

/** More cells than these say nothing new. */
const mostDifferences = 1_000;

export class ReportDifferenceResponse {
  @ApiProperty({
    enum: ['straight', 'recount', 'rows'],
    example: 'recount',
    description:
      'Who counted otherwise: the facts without day figures, the second count, or the list behind the figure',
  })
  by!: VerifiedBy;

  @ApiProperty({ example: '4_notices' })
  sheet!: string;

  @ApiProperty({ type: Number, nullable: true, example: 17, description: 'Line of the file, the header is 1' })
  record!: number | null;

  @ApiProperty({ example: 'STATEMENT_CATEGORY_VIOLENCE' })
  row!: string;

  @ApiProperty({ example: 'Number of notices received' })
  column!: string;

  @ApiProperty({ type: String, nullable: true, example: '12', description: 'null is blank' })
  reported!: string | null;

  @ApiProperty({ type: String, nullable: true, example: '13' })
  counted!: string | null;
}

export class VerifiedCellsResponse {
  @ApiProperty({ example: 48211, description: 'Cells of all sheets, counted without day figures' })
  straight!: number;

  @ApiProperty({ example: 8154, description: 'Figures counted again, fact by fact' })
  recount!: number;

  @ApiProperty({ example: 9410, description: 'Figures beside the number of rows that they list' })
  rows!: number;
}

export class VerificationResponse {
  @ApiProperty({ example: 'example-forum' })
  platform!: string;

  @ApiProperty({ example: '2026-01-01' })
  from!: string;

  @ApiProperty({ example: '2026-06-30' })
  to!: string;

  @ApiProperty({ format: 'date-time', example: '2026-07-02T10:00:00.000Z' })
  madeAt!: string;

  @ApiProperty({ example: true })
  agrees!: boolean;

  @ApiProperty({ type: VerifiedCellsResponse })
  compared!: VerifiedCellsResponse;

  @ApiProperty({ example: 130511, description: 'Notices, decisions and measures of the second count' })
  facts!: number;

  @ApiProperty({
    type: [String],
    example: [],
    description: 'Counting choices of the platform that are not followed here: their defaults are compared instead',
  })
  defaulted!: readonly string[];

  @ApiProperty({ example: 0 })
  differenceCount!: number;

  @ApiProperty({ type: [ReportDifferenceResponse], description: `The first ${mostDifferences}` })
  differences!: ReportDifferenceResponse[];
}

export function toVerificationResponse(verification: Verification): VerificationResponse {
  const { platform, from, to, madeAt, agrees, compared, facts, defaulted, differences } = verification;
  return {
    platform,
    from,
    to,
    madeAt: madeAt.toISOString(),
    agrees,
    compared: { straight: compared.straight, recount: compared.recount, rows: compared.rows },
    facts,
    defaulted: [...defaulted],
    differenceCount: differences.length,
    differences: differences.slice(0, mostDifferences).map(toReportDifferenceResponse),
  };
}

function toReportDifferenceResponse(of: Difference): ReportDifferenceResponse {
  const { by, sheet, record, row, column, reported, counted } = of;
  return { by, sheet, record, row, column, reported, counted };
}
