import { ApiProperty } from '@nestjs/swagger';
import { ReportFindingResponse, SheetResponse } from '../transparency-reports/index.js';
import type { PublishedReport } from './frozen-report.js';
import { CellChangeResponse, FrozenReportResponse } from './version.response.js';

export class PublishedSheetResponse extends SheetResponse {
  @ApiProperty({ example: 'notices', description: "Of the sheet, in the Commission's CSV set." }) partName!: string;
}

export class CorrectionResponse {
  @ApiProperty({ example: 1, description: 'The version that it corrects.' }) corrects!: number;
  @ApiProperty({ example: 'Notices by post were missing.' }) reason!: string;
  @ApiProperty({ example: 'They were entered, and the period counted anew.' }) method!: string;
  @ApiProperty({ type: [CellChangeResponse] }) changes!: CellChangeResponse[];
}

/** A version as everybody can read it: `report.json`. */
export class PublishedReportResponse extends FrozenReportResponse {
  @ApiProperty({ example: 1 }) version!: number;
  @ApiProperty({ format: 'date', example: '2027-02-20' }) publishedOn!: string;
  @ApiProperty({ format: 'date', example: '2032-02-20', description: 'Public at least to this day.' })
  publicUntil!: string;
  @ApiProperty({
    example: 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c',
    description: 'SHA-256 of the report as it was checked, before the days of publication were entered.',
  })
  contentSha256!: string;
  @ApiProperty({ enum: ['yearly', 'half-yearly', 'transitional', 'interim'], example: 'yearly' })
  kind!: PublishedReport['kind'];
  @ApiProperty({ enum: ['none', 'yearly', 'half-yearly'], example: 'yearly', description: 'What the service owes.' })
  obligation!: PublishedReport['obligation'];
  @ApiProperty({ type: String, nullable: true, format: 'date', example: '2027-02-28' }) publishBy!: string | null;
  @ApiProperty({ type: [PublishedSheetResponse] }) override sheets!: PublishedSheetResponse[];
  @ApiProperty({ type: [ReportFindingResponse], description: 'Warnings of the checks.' })
  findings!: ReportFindingResponse[];
  @ApiProperty({ type: CorrectionResponse, nullable: true, description: 'Null of a first version.' })
  correction!: CorrectionResponse | null;
}
