import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { ClaimCaseService } from './claim-case.service.js';
import { staffInterested } from './interest.problems.js';
import { LeaveCaseService } from './leave-case.service.js';
import { HandOverCaseDto, HoldCaseDto, ReasonDto } from './review.dto.js';
import { caseNotHeld, caseNotOpen, leaseLost } from './review.problems.js';
import { ClaimedCaseResponse, ClaimResponse, toClaimedCaseResponse, toClaimResponse } from './review.response.js';
import { TakeUpCaseService } from './take-up-case.service.js';

@ApiTags('Review')
@Requires('review:claim')
@Controller('v1/review')
export class ClaimsController {
  constructor(
    private readonly claimCase: ClaimCaseService,
    private readonly leaveCase: LeaveCaseService,
    private readonly takeUpCase: TakeUpCaseService,
  ) {}

  @ApiOperation({
    summary: 'Claim the next case',
    description:
      'The most urgent open case of the lanes (language, skill) that the moderator may see, with a lease of 15 minutes (Art. 16(6)). 204 when the lanes are empty.',
  })
  @ApiOkResponse({ type: ClaimedCaseResponse })
  @ApiNoContentResponse({ description: 'No case waits in the lanes that you may see.' })
  @Post('claims')
  @HttpCode(200)
  async next(
    @CurrentStaff() by: StaffCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimedCaseResponse | undefined> {
    const claimed = await this.claimCase.next(by.platformId, by.staffId);
    return claimed ? toClaimedCaseResponse(claimed) : void reply.code(204);
  }

  @ApiOperation({
    summary: 'Claim a named case out of order',
    description: 'The reason is kept with the case and audited.',
  })
  @ApiOkResponse({ type: ClaimedCaseResponse })
  @Problems(caseNotOpen)
  @Requires('review:pull')
  @Post('cases/:caseId/pull')
  @HttpCode(200)
  async pull(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<ClaimedCaseResponse> {
    return toClaimedCaseResponse(await this.claimCase.pull(by.platformId, by.staffId, caseId, reason));
  }

  @ApiOperation({ summary: 'Renew the lease on a case', description: 'Another 15 minutes from now.' })
  @ApiOkResponse({ type: ClaimResponse })
  @Problems(leaseLost)
  @Post('cases/:caseId/renew')
  @HttpCode(200)
  async renew(@CurrentStaff() by: StaffCaller, @Param('caseId', IdPipe) caseId: string): Promise<ClaimResponse> {
    return toClaimResponse(await this.claimCase.renew(by.platformId, by.staffId, caseId));
  }

  @ApiOperation({ summary: 'Give a case back to the queue' })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Post('cases/:caseId/release')
  @HttpCode(204)
  release(@CurrentStaff() by: StaffCaller, @Param('caseId', IdPipe) caseId: string): Promise<void> {
    return this.leaveCase.release(leaving(by, caseId));
  }

  @ApiOperation({ summary: 'Put a case on hold', description: 'With a reason and a day. Its due time does not move.' })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Post('cases/:caseId/hold')
  @HttpCode(204)
  hold(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { reason, until }: HoldCaseDto,
  ): Promise<void> {
    return this.leaveCase.hold(leaving(by, caseId), reason, until);
  }

  @ApiOperation({
    summary: 'Take a case up that is on hold, before its time',
    description:
      'Back into the queue, with a reason. After a hold its due time stands; what waited for the end of a suspension (Art. 23(2)) is due as long from now as from a receipt.',
  })
  @ApiNoContentResponse()
  @Problems(caseNotHeld, staffInterested)
  @Post('cases/:caseId/resume')
  @HttpCode(204)
  resume(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<void> {
    return this.takeUpCase.takeUp(leaving(by, caseId), reason);
  }

  @ApiOperation({
    summary: 'Hand a case over to a named moderator',
    description: 'Only that person is given it for 24 hours; then it goes back into its lane.',
  })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Post('cases/:caseId/hand-over')
  @HttpCode(204)
  handOver(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { reason, to }: HandOverCaseDto,
  ): Promise<void> {
    return this.leaveCase.handOver(leaving(by, caseId), reason, to);
  }

  @ApiOperation({ summary: 'Escalate a case to the senior moderators' })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Post('cases/:caseId/escalate')
  @HttpCode(204)
  escalate(
    @CurrentStaff() by: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { reason }: ReasonDto,
  ): Promise<void> {
    return this.leaveCase.escalate(leaving(by, caseId), reason);
  }
}

function leaving(by: StaffCaller, caseId: string) {
  return { platformId: by.platformId, staffId: by.staffId, caseId };
}
