import { ApiProperty } from '@nestjs/swagger';
import { differenceReasons } from './database-differences.rules.js';
import type { ExplainedDifferences } from './explain-differences.service.js';

export class DifferenceResponse {
  @ApiProperty({ enum: differenceReasons, example: 'several-restrictions' })
  reason!: string;

  @ApiProperty({ example: 120, description: 'By how much the report counts more because of it' })
  count!: number;
}

export class DatabaseDifferencesResponse {
  @ApiProperty({ example: 'production', type: String, nullable: true, description: 'Null without an account' })
  environment!: string | null;

  @ApiProperty({ example: 1_120, description: 'Restrictions of the period, as the report counts them' })
  restrictions!: number;

  @ApiProperty({ example: 1_000, description: 'Decisions and measures: each is one statement in the database' })
  statements!: number;

  @ApiProperty({ example: 980, description: 'Statements of the period that the database took' })
  accepted!: number;

  @ApiProperty({ example: 979, description: 'Of these, those whose day in UTC lies in the period' })
  inTheDatabase!: number;

  @ApiProperty({ example: 141, description: 'restrictions − inTheDatabase: the sum of the reasons' })
  difference!: number;

  @ApiProperty({ type: [DifferenceResponse], description: 'Those of 0 are left out' })
  reasons!: DifferenceResponse[];
}

export function toDatabaseDifferencesResponse(explained: ExplainedDifferences): DatabaseDifferencesResponse {
  const { environment, restrictions, statements, accepted, inTheDatabase, difference, reasons } = explained;
  return {
    environment,
    restrictions,
    statements,
    accepted,
    inTheDatabase,
    difference,
    reasons: reasons.map(({ reason, count }) => ({ reason, count })),
  };
}
