import { Readable } from 'node:stream';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../../infrastructure/auth/index.js';
import { ReportPeriodDto } from '../transparency-report.dto.js';
import { StreamVerificationService } from './stream-verification.service.js';
import { toVerificationResponse, VerificationResponse } from './verification.response.js';
import { VerifyReportService } from './verify-report.service.js';

@ApiTags('Transparency reports')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/reports/:from/:to')
@Requires('report:read')
export class VerificationController {
  constructor(
    private readonly verifyReport: VerifyReportService,
    private readonly streamVerification: StreamVerificationService,
  ) {}

  @Get('verification')
  @ApiOperation({
    summary: 'Verify the report of a period',
    description:
      'Counts it without day figures, a second time fact by fact, and beside the rows that each figure lists; names every cell that differs. Takes minutes where there are millions of facts.',
  })
  @ApiOkResponse({ type: VerificationResponse })
  async verify(
    @PlatformId() platformId: string,
    @Param() { from, to }: ReportPeriodDto,
  ): Promise<VerificationResponse> {
    return toVerificationResponse(await this.verifyReport.verify({ platformId, from, to }));
  }

  @Get('verification.ndjson')
  @ApiOperation({
    summary: 'Verify the report of a period, and hear how far it is',
    description: 'Lines with `progress` from 0 to 1, then one with `verification`, or with `error` when it broke off.',
  })
  @ApiOkResponse({
    content: {
      'application/x-ndjson': { schema: { type: 'string' }, example: '{"progress":0.5}\n{"verification":{}}\n' },
    },
  })
  verifyAloud(@PlatformId() platformId: string, @Param() { from, to }: ReportPeriodDto): StreamableFile {
    const lines = this.streamVerification.lines({ platformId, from, to });
    return new StreamableFile(Readable.from(lines, { objectMode: false, highWaterMark: 1 }), {
      type: 'application/x-ndjson',
    });
  }
}
