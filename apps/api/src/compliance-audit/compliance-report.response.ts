import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  sectionIds,
  type Bar,
  type Caution,
  type Cell,
  type Column,
  type ComplianceReport,
  type Criterion,
  type DaySpan,
  type Evidence,
  type Figure,
  type Line,
  type Section,
  type Table,
  type Unit,
} from './compliance-report.js';
import { verdicts, type Verdict } from './verdict.rules.js';

const units = ['count', 'number', 'share', 'seconds', 'days', 'ratio', 'probability'] as const satisfies Unit[];
const number = { type: Number, nullable: true } as const;
const unit = { enum: units, description: "A 'share' and a 'probability' are of 1." };
const before = { ...number, description: 'In the period before; null when no fact gives it.' };

export class ComplianceDaySpanResponse implements DaySpan {
  @ApiProperty({ format: 'date', example: '2026-07-01' }) from!: string;
  @ApiProperty({ format: 'date', example: '2026-12-31' }) to!: string;
}

export class ComplianceCautionResponse implements Caution {
  @ApiProperty({ example: 'The period is not over' }) title!: string;
  @ApiProperty({ example: 'It ends on 31 December 2026; the figures are those of today.' }) detail!: string;
}

export class ComplianceCriterionResponse implements Criterion {
  @ApiProperty({ type: String, example: 'decisions-in-time' }) id!: Criterion['id'];
  @ApiProperty({ example: 'Share of decisions made by their due time' }) sentence!: string;
  @ApiProperty({ ...unit, example: 'share' }) unit!: Unit;
  @ApiProperty({ ...number, example: 0.97 }) value!: number | null;
  @ApiProperty({ ...before, example: 0.95 }) before!: number | null;
  @ApiProperty({ example: 412, description: 'Few of them give no verdict.' }) observations!: number;
  @ApiProperty({ example: 'met from 95 %, at risk from 85 %' }) measure!: string;
  @ApiProperty({ enum: verdicts, example: 'met' }) verdict!: Verdict;
}

export class ComplianceFigureResponse implements Figure {
  @ApiProperty({ example: 'receipt-median' }) id!: string;
  @ApiProperty({ example: 'Median time to the confirmation of receipt' }) label!: string;
  @ApiProperty({ ...unit, example: 'seconds' }) unit!: Unit;
  @ApiProperty({ ...number, example: 2, description: 'Null when no fact gives it.' }) value!: number | null;
  @ApiProperty({ ...before, example: 3 }) before!: number | null;
  @ApiProperty({ ...number, example: 412, description: 'What it rests on; null for a plain count.' })
  observations!: number | null;
  @ApiProperty({ example: 'Notices received in the period' }) cohort!: string;
}

export class ComplianceBarResponse implements Bar {
  @ApiProperty({ example: 'Illegal hate speech' }) label!: string;
  @ApiProperty({ ...number, example: 3600 }) value!: number | null;
  @ApiPropertyOptional({ ...before, example: 4200 }) before?: number | null;
  @ApiPropertyOptional({ example: 37 }) observations?: number;
}

export class ComplianceLineResponse implements Line {
  @ApiProperty({ example: 'Received' }) name!: string;
  @ApiProperty({
    type: 'array',
    items: { type: 'number', nullable: true },
    example: [12, null, 9],
    description: 'In the order of `at`; null where nothing is known.',
  })
  values!: (number | null)[];
}

/** Of one kind each: bars with `bars`, lines with `at` and `lines`, a histogram with `bins`. */
export class ComplianceChartResponse {
  @ApiProperty({ example: 'by-category' }) id!: string;
  @ApiProperty({ example: 'Time to action by category' }) title!: string;
  @ApiProperty({ example: 'Longest for fraud, shortest for threats.' }) description!: string;
  @ApiProperty({ ...unit, example: 'seconds' }) unit!: Unit;
  @ApiProperty({ enum: ['bars', 'lines', 'histogram'], example: 'bars' }) kind!: 'bars' | 'lines' | 'histogram';
  @ApiPropertyOptional({ type: [ComplianceBarResponse] }) bars?: ComplianceBarResponse[];
  @ApiPropertyOptional({ type: [String], example: ['2026-07-01', '2026-07-02', '2026-07-03'] }) at?: string[];
  @ApiPropertyOptional({ type: [ComplianceLineResponse] }) lines?: ComplianceLineResponse[];
  @ApiPropertyOptional({ type: [ComplianceBarResponse] }) bins?: ComplianceBarResponse[];
}

export class ComplianceColumnResponse implements Column {
  @ApiProperty({ example: 'Received at' }) label!: string;
  @ApiProperty({ enum: [...units, 'text', 'instant'], example: 'instant' }) unit!: Column['unit'];
}

export class ComplianceTableResponse implements Table {
  @ApiProperty({ example: 'slowest-decisions' }) id!: string;
  @ApiProperty({ example: 'The slowest decisions' }) title!: string;
  @ApiProperty({ example: 'Instants in UTC.' }) note!: string;
  @ApiProperty({ type: [ComplianceColumnResponse] }) columns!: ComplianceColumnResponse[];
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'null' }] } },
    example: [['2026-11-03T09:00:00.000Z']],
    description: 'One cell per column.',
  })
  rows!: Cell[][];
  @ApiProperty({ example: 1, description: 'How many there are; more than `rows` when the list was cut off.' })
  total!: number;
}

export class ComplianceEvidenceResponse implements Evidence {
  @ApiProperty({ example: 'Each notice with its instants' }) what!: string;
  @ApiProperty({ example: 'GET /v1/platforms/{platform}/response-times/{responseTime}/rows' }) where!: string;
}

export class ComplianceSectionResponse implements Omit<Section, 'charts'> {
  @ApiProperty({ enum: sectionIds, example: 'acting-at-once' }) id!: Section['id'];
  @ApiProperty({ example: 'Acting at once' }) title!: string;
  @ApiProperty({ example: 'Art. 6(1)(b), 16(6)' }) articles!: string;
  @ApiProperty({ example: 'Notices are decided in a timely manner.', description: 'What the Regulation asks.' })
  duty!: string;
  @ApiProperty({ enum: verdicts, example: 'met' }) verdict!: Verdict;
  @ApiProperty({ type: [String], example: ['Decisions in time: met.'] }) reasons!: string[];
  @ApiProperty({ type: [ComplianceCriterionResponse] }) criteria!: ComplianceCriterionResponse[];
  @ApiProperty({ type: [ComplianceFigureResponse] }) figures!: ComplianceFigureResponse[];
  @ApiProperty({ type: [ComplianceChartResponse] }) charts!: ComplianceChartResponse[];
  @ApiProperty({ type: [ComplianceTableResponse] }) tables!: ComplianceTableResponse[];
  @ApiProperty({ type: [ComplianceEvidenceResponse] }) evidence!: ComplianceEvidenceResponse[];
  @ApiProperty({ type: [String], example: ['Own systems are counted apart.'] }) notes!: string[];
}

/** The report as it is kept; page, PDF and CSV set are made from it alone. */
export class ComplianceReportResponse implements Omit<ComplianceReport, 'sections'> {
  @ApiProperty({ enum: ['noticedesk-compliance-audit/1'], example: 'noticedesk-compliance-audit/1' })
  format!: 'noticedesk-compliance-audit/1';
  @ApiProperty({ format: 'uuid', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' }) id!: string;
  @ApiProperty({ example: 'example-forum' }) platform!: string;
  @ApiProperty({ example: 'Example Forum' }) serviceName!: string;
  @ApiProperty({ example: 'Example Media SA' }) providerName!: string;
  @ApiProperty({ example: 'online-platform' }) tier!: string;
  @ApiProperty({ example: 'Europe/Dublin' }) timeZone!: string;
  @ApiProperty({ type: ComplianceDaySpanResponse }) period!: ComplianceDaySpanResponse;
  @ApiProperty({ type: ComplianceDaySpanResponse }) periodBefore!: ComplianceDaySpanResponse;
  @ApiProperty({ format: 'date-time', example: '2027-01-04T08:00:00.000Z', description: 'Of the one snapshot.' })
  madeAt!: string;
  @ApiProperty({ example: 'Noticedesk 0.1.0' }) program!: string;
  @ApiProperty({ example: true, description: 'False while days of the period are still to come.' }) complete!: boolean;
  @ApiProperty({ type: [ComplianceCautionResponse], description: 'What must be known before a figure is read.' })
  cautions!: ComplianceCautionResponse[];
  @ApiProperty({ type: [ComplianceSectionResponse], description: 'One per duty.' })
  sections!: ComplianceSectionResponse[];
}
