import { ApiProperty } from '@nestjs/swagger';
import type { Estimate, SystemAccuracy } from './accuracy.rules.js';

export class EstimateResponse {
  @ApiProperty({ example: 0.93, description: 'In [0,1]' })
  share!: number;

  @ApiProperty({ example: 0.88, description: 'Of the 95 % confidence interval' })
  lower!: number;

  @ApiProperty({ example: 0.96, description: 'Of the 95 % confidence interval' })
  upper!: number;

  @ApiProperty({ example: 200, description: 'Items judged' })
  items!: number;

  @ApiProperty({ example: 186, description: 'Those of them that count' })
  counting!: number;

  @ApiProperty({ example: 120_000, description: 'Decisions and contents that they stand for' })
  frame!: number;
}

export class SystemAccuracyResponse {
  @ApiProperty({ example: 'spam-filter', description: 'Empty when the decisions name none' })
  system!: string;

  @ApiProperty({ type: [String], example: ['4.1', '4.2'] })
  versions!: readonly string[];

  @ApiProperty({
    type: EstimateResponse,
    nullable: true,
    description: 'Share of decisions that second review confirms',
  })
  accuracy!: EstimateResponse | null;

  @ApiProperty({ type: EstimateResponse, nullable: true, description: 'Share of restrictions that it confirms' })
  precision!: EstimateResponse | null;

  @ApiProperty({
    type: EstimateResponse,
    nullable: true,
    description: 'Violations restricted, of all violations; null without a sample of unflagged contents',
  })
  recall!: EstimateResponse | null;

  @ApiProperty({ example: 205 })
  drawn!: number;

  @ApiProperty({ example: 200 })
  judged!: number;

  @ApiProperty({ example: 3 })
  undeterminable!: number;

  @ApiProperty({ example: 500, description: 'Contents judged of samples that nobody flagged' })
  unflaggedJudged!: number;
}

export class AutomationAccuracyResponse {
  @ApiProperty({ type: [SystemAccuracyResponse], description: 'By system' })
  systems!: SystemAccuracyResponse[];
}

export function toSystemAccuracyResponse(found: SystemAccuracy): SystemAccuracyResponse {
  const { system, versions, drawn, judged, undeterminable, unflaggedJudged } = found;
  return {
    system,
    versions,
    accuracy: toEstimateResponse(found.accuracy),
    precision: toEstimateResponse(found.precision),
    recall: toEstimateResponse(found.recall),
    drawn,
    judged,
    undeterminable,
    unflaggedJudged,
  };
}

function toEstimateResponse(estimate: Estimate | null): EstimateResponse | null {
  if (!estimate) return null;
  const { share, lower, upper, items, counting, frame } = estimate;
  return { share, lower, upper, items, counting, frame: Math.round(frame) };
}
