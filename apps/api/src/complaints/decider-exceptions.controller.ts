import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { callerMay, CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { ApproveDeciderService } from './approve-decider.service.js';
import { ApproveDeciderDto } from './complaint-desk.dto.js';
import {
  ApprovedDeciderResponse,
  DeciderExceptionPageResponse,
  toDeciderExceptionResponse,
} from './complaint-desk.response.js';
import { anotherMayDecide, complaintEnded, exceptionApproved } from './complaint.problems.js';

@ApiTags('Complaints')
@Controller('v1/platforms/:platform')
export class DeciderExceptionsController {
  constructor(private readonly approveDecider: ApproveDeciderService) {}

  @ApiOperation({
    summary: 'Let somebody decide on a complaint about their own decision',
    description:
      'For a platform where no other moderator may decide. Another person of the staff approves it; it is audited and listed.',
  })
  @ApiCreatedResponse({ type: ApprovedDeciderResponse })
  @Problems(anotherMayDecide, complaintEnded, exceptionApproved)
  @Requires('complaint:approve-exception')
  @Post('complaints/:id/decider-exceptions')
  async approve(
    @PlatformId() platformId: string,
    @CurrentKey() { staffId: approvedBy }: KeyCaller,
    @Param('id', IdPipe) complaintId: string,
    @Body() { staffId, reason }: ApproveDeciderDto,
  ): Promise<ApprovedDeciderResponse> {
    return { id: await this.approveDecider.approve(platformId, { complaintId, staffId, approvedBy, reason }) };
  }

  @ApiOperation({
    summary: 'List the exceptions',
    description: 'Who was let decide on their own decision, newest first.',
  })
  @ApiOkResponse({ type: DeciderExceptionPageResponse })
  @Requires('complaint:read')
  @Get('decider-exceptions')
  async list(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Query() query: PageQuery,
  ): Promise<DeciderExceptionPageResponse> {
    const { items, next } = await this.approveDecider.list(platformId, query);
    const withReason = callerMay(caller, 'complaint:read-texts');
    return { items: items.map((item) => toDeciderExceptionResponse(item, { withReason })), next };
  }
}
