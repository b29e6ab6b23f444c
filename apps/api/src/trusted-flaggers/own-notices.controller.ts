import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import {
  OwnFiguresResponse,
  OwnNoticesResponse,
  toOwnFiguresResponse,
  toOwnNoticesResponse,
} from './own-notices.response.js';
import { FlaggerPeriodDto, OwnNoticesDto } from './quality.dto.js';
import { ShowOwnNoticesService } from './show-own-notices.service.js';

@ApiTags('Trusted flaggers')
@Controller('v1/trusted-flagger')
@Requires('trusted-flagger:read-own')
export class OwnNoticesController {
  constructor(private readonly ownNotices: ShowOwnNoticesService) {}

  @Get('notices')
  @ApiOperation({
    summary: 'List one’s own notices with their outcome, as a trusted flagger',
    description:
      'With the flagger’s own key, in the order of receipt: what it sent under the status, what was found and done. ' +
      'For its yearly report (Art. 22(3)).',
  })
  @ApiOkResponse({ type: OwnNoticesResponse })
  async list(
    @CurrentKey() caller: KeyCaller,
    @Query() { from, to, ...page }: OwnNoticesDto,
  ): Promise<OwnNoticesResponse> {
    return toOwnNoticesResponse(await this.ownNotices.list(caller, { from, to }, page));
  }

  @Get('figures')
  @ApiOperation({
    summary: 'Count one’s own notices by provider, type and action, as a trusted flagger (Art. 22(3))',
    description: 'Items of the notices received in the period. Ask each provider with the key that it gave.',
  })
  @ApiOkResponse({ type: OwnFiguresResponse })
  async figures(@CurrentKey() caller: KeyCaller, @Query() { from, to }: FlaggerPeriodDto): Promise<OwnFiguresResponse> {
    return toOwnFiguresResponse(await this.ownNotices.figures(caller, { from, to }));
  }
}
