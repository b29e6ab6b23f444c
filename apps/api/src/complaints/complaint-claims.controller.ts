import { Controller, HttpCode, Post, Res } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { ClaimComplaintService } from './claim-complaint.service.js';
import { ClaimedComplaintResponse, toComplaintResponse } from './complaint-desk.response.js';
import { ShowComplaintService } from './show-complaint.service.js';

@ApiTags('Complaints')
@Controller('v1/complaints/claims')
export class ComplaintClaimsController {
  constructor(
    private readonly claimComplaint: ClaimComplaintService,
    private readonly showComplaint: ShowComplaintService,
  ) {}

  @ApiOperation({
    summary: 'Claim the next complaint',
    description:
      'The most urgent one of your languages and skills, with a lease of 15 minutes; never about a decision that you had a part in (Art. 20(6)). 204 when none waits.',
  })
  @ApiOkResponse({ type: ClaimedComplaintResponse })
  @ApiNoContentResponse({ description: 'No complaint waits that you may decide.' })
  @Requires('complaint:decide')
  @Post()
  @HttpCode(200)
  async next(
    @CurrentStaff() by: StaffCaller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClaimedComplaintResponse | undefined> {
    const lease = await this.claimComplaint.next(by.platformId, by.staffId);
    if (!lease) return void reply.code(204);
    return {
      lease: { complaintId: lease.complaintId, leaseEndsAt: lease.leaseEndsAt.toISOString() },
      complaint: toComplaintResponse(await this.showComplaint.show(by, by.platformId, lease.complaintId)),
    };
  }
}
