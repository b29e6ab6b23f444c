import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { DeclareInterestService } from './declare-interest.service.js';
import { DeclareInterestDto, toTiedTo } from './interest.dto.js';
import { interestEnded } from './interest.problems.js';
import { DeclaredInterestsResponse, DeclaredResponse, toDeclaredInterestsResponse } from './interest.response.js';
import { ShowInterestsService } from './show-interests.service.js';

@ApiTags('Declared interests')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/interests')
export class InterestsController {
  constructor(
    private readonly declareInterest: DeclareInterestService,
    private readonly showInterests: ShowInterestsService,
  ) {}

  @Post()
  @Requires('interest:declare')
  @ApiOperation({
    summary: 'Declare a tie to an account, a content, a notifier or a case',
    description:
      'The queues then give the person nothing of it, whatever the person holds of it goes back, and claims, decisions on cases and ' +
      'complaints and steps in disputes are refused.',
  })
  @ApiCreatedResponse({ type: DeclaredResponse })
  async declare(@CurrentStaff() caller: StaffCaller, @Body() dto: DeclareInterestDto): Promise<DeclaredResponse> {
    const { staffId, tie, reason } = dto;
    return { id: await this.declareInterest.declare(caller, { staffId, tie, to: toTiedTo(dto), reason }) };
  }

  @Get()
  @Requires('interest:read')
  @ApiOperation({ summary: 'List declared interests, ended ones too' })
  @ApiOkResponse({ type: DeclaredInterestsResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Query() page: PageQuery,
  ): Promise<DeclaredInterestsResponse> {
    return toDeclaredInterestsResponse(await this.showInterests.list(platformId, caller, page, null));
  }

  @Get('own')
  @Requires('interest:declare')
  @ApiOperation({ summary: 'List your own declared interests' })
  @ApiOkResponse({ type: DeclaredInterestsResponse })
  async own(@CurrentStaff() caller: StaffCaller, @Query() page: PageQuery): Promise<DeclaredInterestsResponse> {
    const { platformId, staffId } = caller;
    return toDeclaredInterestsResponse(await this.showInterests.list(platformId, caller, page, staffId));
  }

  @Post(':id/end')
  @HttpCode(204)
  @Requires('interest:end')
  @ApiOperation({ summary: 'End a declaration of somebody else' })
  @ApiParam({ name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e30' })
  @ApiNoContentResponse()
  @Problems(interestEnded)
  end(@CurrentStaff() caller: StaffCaller, @Param('id', IdPipe) id: string): Promise<void> {
    return this.declareInterest.end(caller, id);
  }
}
