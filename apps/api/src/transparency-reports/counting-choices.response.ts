import { ApiProperty } from '@nestjs/swagger';

/** How the report counts where Annex II leaves it open; what is not named in the platform's `reportSettings` is the default. */
export class CountingChoicesResponse {
  @ApiProperty({ example: 'Europe/Brussels', description: 'Zone whose midnights bound the days' })
  reportingZone!: string;

  @ApiProperty({ enum: ['all', 'in-area'], example: 'all' })
  trustedFlaggerNotices!: string;

  @ApiProperty({ enum: ['detection', 'decision'], example: 'detection' })
  solelyAutomatedColumn!: string;

  @ApiProperty({ enum: ['neither', 'not'], example: 'neither' })
  partlyAutomated!: string;

  @ApiProperty({ enum: ['zero', 'measured'], example: 'zero' })
  automaticOrderReceipt!: string;

  @ApiProperty({ enum: ['intermediary', 'hosting', 'online-platform'], example: 'intermediary' })
  searchEngineIs!: string;

  @ApiProperty({
    enum: ['each', 'once'],
    example: 'each',
    description: 'An item that several notices name: in each, or once',
  })
  itemInSeveralNotices!: string;

  @ApiProperty({ enum: ['left-out', 'until-answered'], example: 'left-out', description: 'Of the median of sheet 4' })
  noticesWithoutAction!: string;

  @ApiProperty({
    enum: ['item', 'notice-first', 'notice-last'],
    example: 'item',
    description: 'What is observed for the median of sheet 4',
  })
  medianObservation!: string;

  @ApiProperty({
    enum: ['decided', 'received'],
    example: 'decided',
    description: 'Whose medians sheet 4 holds: decided or received in the period',
  })
  noticeMedianCohort!: string;

  @ApiProperty({
    enum: ['decided', 'received'],
    example: 'decided',
    description: 'Whose outcomes and medians sheet 7 holds',
  })
  outcomeCohort!: string;

  @ApiProperty({
    enum: ['restriction', 'decision'],
    example: 'restriction',
    description: 'What one measure or action is',
  })
  measureIs!: string;

  @ApiProperty({ enum: ['blank', 'zero'], example: 'blank' })
  medianOfNothing!: string;

  @ApiProperty({ enum: ['left-out', 'zero'], example: 'left-out' })
  memberStatesWithoutOrders!: string;

  @ApiProperty({
    enum: ['full-and-partial', 'full'],
    example: 'full-and-partial',
    description: 'Which automated decisions the accuracy rows are about',
  })
  accuracyCovers!: string;

  @ApiProperty({ enum: [2, 1, 0], example: 2 })
  hourDecimals!: number;

  @ApiProperty({ enum: [2, 1, 0], example: 2 })
  fteDecimals!: number;

  @ApiProperty({ enum: ['crlf', 'lf'], example: 'crlf' })
  lineEnds!: string;

  @ApiProperty({ enum: ['sheet', 'platform-period-sheet'], example: 'sheet' })
  fileNames!: string;

  @ApiProperty({ example: 'none', description: 'Day of the report before the first one here, or none' })
  previousReport!: string;
}
