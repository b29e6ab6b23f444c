import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe, isId, pageOf } from '../infrastructure/validation/index.js';
import {
  OpenPreservationsResponse,
  PreservationsQuery,
  ReportPreservationDto,
  toOpenPreservationResponse,
} from './preservation.dto.js';
import { ReportPreservationService } from './report-preservation.service.js';

@ApiTags('Notices')
@Requires('preservation:report')
@Controller('v1/platforms/:platform/preservations')
export class PreservationsController {
  constructor(private readonly reportPreservation: ReportPreservationService) {}

  @ApiOperation({
    summary: 'List what is to be preserved',
    description:
      'Items of notices whose evidence the platform was asked to keep and has not reported on. A webhook tells the same at once.',
  })
  @ApiOkResponse({ type: OpenPreservationsResponse })
  @Get()
  async list(
    @PlatformId() platformId: string,
    @Query() { limit, after }: PreservationsQuery,
  ): Promise<OpenPreservationsResponse> {
    const rows = await this.reportPreservation.open(platformId, limit + 1, after && isId(after) ? after : undefined);
    const { items, next } = pageOf(rows, limit, (row) => row.itemId);
    return { items: items.map(toOpenPreservationResponse), next };
  }

  @ApiOperation({ summary: 'Report whether an item was preserved' })
  @ApiNoContentResponse()
  @Post(':itemId')
  @HttpCode(204)
  report(
    @PlatformId() platformId: string,
    @Param('itemId', IdPipe) itemId: string,
    @Body() dto: ReportPreservationDto,
  ): Promise<void> {
    return this.reportPreservation.report(platformId, itemId, dto);
  }
}
