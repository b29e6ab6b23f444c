import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { legalHoldEnded } from './evidence.problems.js';
import { KeepHoldsService } from './keep-holds.service.js';
import { EndHoldDto, ListHoldsQuery, PlaceHoldDto, toHeld } from './legal-hold.dto.js';
import {
  LegalHoldDetailsResponse,
  LegalHoldsResponse,
  toLegalHoldDetails,
  toLegalHolds,
} from './legal-hold.response.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Legal holds')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/legal-holds')
@Requires('legal-hold:manage')
export class LegalHoldsController {
  constructor(private readonly keepHolds: KeepHoldsService) {}

  @Post()
  @ApiOperation({
    summary: 'Place a legal hold',
    description: 'What is held is not deleted while the hold is in force.',
  })
  @ApiCreatedResponse({ type: LegalHoldDetailsResponse })
  async place(
    @CurrentStaff() by: StaffCaller,
    @Body() { held, ...dto }: PlaceHoldDto,
  ): Promise<LegalHoldDetailsResponse> {
    return this.shown(by, await this.keepHolds.place(by, { ...dto, held: toHeld(held) }));
  }

  @Get()
  @Requires('legal-hold:read')
  @ApiOperation({ summary: 'List legal holds', description: 'The newest first.' })
  @ApiOkResponse({ type: LegalHoldsResponse })
  async list(
    @PlatformId() platformId: string,
    @Query() { inForce, ...query }: ListHoldsQuery,
  ): Promise<LegalHoldsResponse> {
    return toLegalHolds(await this.keepHolds.list(platformId, { ...query, inForce: inForce === 'true' }));
  }

  @Get(':id')
  @Requires('legal-hold:read')
  @ApiOperation({ summary: 'Show a legal hold' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalHoldDetailsResponse })
  async show(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
  ): Promise<LegalHoldDetailsResponse> {
    return toLegalHoldDetails(await this.keepHolds.show(caller, platformId, id));
  }

  @Post(':id/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a legal hold' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalHoldDetailsResponse })
  @Problems(legalHoldEnded)
  async end(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason }: EndHoldDto,
  ): Promise<LegalHoldDetailsResponse> {
    await this.keepHolds.end(by, id, reason);
    return this.shown(by, id);
  }

  private async shown(by: StaffCaller, id: string): Promise<LegalHoldDetailsResponse> {
    return toLegalHoldDetails(await this.keepHolds.show(by, by.platformId, id));
  }
}
