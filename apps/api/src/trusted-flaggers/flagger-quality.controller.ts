import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { PlatformId, Requires } from '../infrastructure/auth/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { FlaggerPeriodDto, QualityRowsDto, unknownCategory } from './quality.dto.js';
import { QualityResponse, QualityRowsResponse, toQualityResponse, toQualityRowsResponse } from './quality.response.js';
import { ShowQualityService } from './show-quality.service.js';

@ApiTags('Trusted flaggers')
@ApiParam({ name: 'platform', example: 'sample' })
@ApiParam({ name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000005' })
@Controller('v1/platforms/:platform/trusted-flaggers/:id/quality')
@Requires('trusted-flagger:read')
export class FlaggerQualityController {
  constructor(private readonly quality: ShowQualityService) {}

  @Get()
  @ApiOperation({
    summary: 'Show how good a trusted flagger’s notices are (Art. 22(2), (6))',
    description:
      'Of the notices received in the period under the status: share upheld, defects by kind, inside and outside the area ' +
      'and by category. What stayed up stands apart. Each figure can list its rows.',
  })
  @ApiOkResponse({ type: QualityResponse })
  async show(
    @PlatformId() platformId: string,
    @Param('platform') platform: string,
    @Param('id', IdPipe) id: string,
    @Query() { from, to }: FlaggerPeriodDto,
  ): Promise<QualityResponse> {
    return toQualityResponse(platform, await this.quality.show(platformId, id, { from, to }));
  }

  @Get('rows')
  @ApiOperation({ summary: 'List what a figure counts', description: 'In the order of receipt; no texts.' })
  @ApiOkResponse({ type: QualityRowsResponse })
  async rows(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() { from, to, figure, area, category, ...page }: QualityRowsDto,
  ): Promise<QualityRowsResponse> {
    const selection = {
      figure,
      inArea: area && area === 'inside',
      category: category === unknownCategory ? null : category,
    };
    return toQualityRowsResponse(await this.quality.rows(platformId, id, { from, to }, selection, page));
  }
}
