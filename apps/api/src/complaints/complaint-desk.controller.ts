import { Body, Controller, Get, HttpCode, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { decisionSuperseded } from '../decisions/index.js';
import { CurrentKey, CurrentStaff, PlatformId, Requires } from '../infrastructure/auth/index.js';
import type { KeyCaller, StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { IdempotencyKey, idempotencyKeyReused, PositionPipe } from '../notices/index.js';
import { leaseLost } from '../review/index.js';
import { ClaimComplaintService } from './claim-complaint.service.js';
import { DecideComplaintDto, ListComplaintsQuery } from './complaint-desk.dto.js';
import {
  ComplaintLeaseResponse,
  ComplaintPageResponse,
  ComplaintResponse,
  toComplaintResponse,
  toListedComplaintResponse,
} from './complaint-desk.response.js';
import { ComplaintSecret } from './complaint-secret.js';
import { EnterComplaintDto } from './complaint.dto.js';
import { anotherMayDecide, complaintWindowClosed, noInternalComplaints, ownDecision } from './complaint.problems.js';
import { EnteredComplaintResponse, toReceivedComplaintResponse } from './complaint.response.js';
import { DecideComplaintService } from './decide-complaint.service.js';
import { EnterComplaintService } from './enter-complaint.service.js';
import { ShowComplaintService } from './show-complaint.service.js';

@ApiTags('Complaints')
@Controller('v1/platforms/:platform/complaints')
export class ComplaintDeskController {
  constructor(
    private readonly enterComplaint: EnterComplaintService,
    private readonly showComplaint: ShowComplaintService,
    private readonly claimComplaint: ClaimComplaintService,
    private readonly decideComplaint: DecideComplaintService,
    private readonly secret: ComplaintSecret,
  ) {}

  @ApiOperation({
    summary: 'Enter a complaint',
    description:
      'By the platform for its signed-in recipient, or by staff for what came by letter, mail, phone or in person, with the instant of its arrival (Art. 20(1)).',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: EnteredComplaintResponse })
  @Problems(idempotencyKeyReused, complaintWindowClosed, noInternalComplaints)
  @Requires('complaint:enter')
  @Post()
  async enter(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Body() dto: EnterComplaintDto,
    @IdempotencyKey() idempotencyKey?: string,
  ): Promise<EnteredComplaintResponse> {
    const complaint = await this.enterComplaint.enter(platformId, dto, { caller, idempotencyKey });
    const access = { secret: this.secret.of(complaint.id), statusUrl: this.secret.statusUrl(complaint) };
    return { id: complaint.id, ...toReceivedComplaintResponse(complaint, access) };
  }

  @ApiOperation({ summary: 'List complaints', description: 'Newest first, without texts and without who sent them.' })
  @ApiOkResponse({ type: ComplaintPageResponse })
  @Requires('complaint:read')
  @Get()
  async list(@PlatformId() platformId: string, @Query() query: ListComplaintsQuery): Promise<ComplaintPageResponse> {
    const { items, next } = await this.showComplaint.list(platformId, query);
    return { items: items.map(toListedComplaintResponse), next };
  }

  @ApiOperation({
    summary: 'Show a complaint',
    description:
      'With the decision complained of, its statement, and the notices without who sent them. Each look at the texts is audited.',
  })
  @ApiOkResponse({ type: ComplaintResponse })
  @Requires('complaint:read')
  @Get(':id')
  async show(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<ComplaintResponse> {
    return toComplaintResponse(await this.showComplaint.show(caller, platformId, id));
  }

  @ApiOperation({
    summary: 'Open a file that came with a complaint',
    description: 'Sent as a download only; each look is audited.',
  })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary', example: 'The bytes of the file.' } })
  @Requires('attachment:read')
  @Get(':id/attachments/:position')
  async openFile(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
    @Param('position', PositionPipe) position: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { content, mediaType } = await this.showComplaint.openFile(caller, platformId, id, position);
    reply.headers({ 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" });
    return new StreamableFile(content, {
      type: mediaType,
      disposition: `attachment; filename="attachment-${position}"`,
    });
  }

  @ApiOperation({ summary: 'Renew the lease on a complaint', description: 'Another 15 minutes from now.' })
  @ApiOkResponse({ type: ComplaintLeaseResponse })
  @Problems(leaseLost)
  @Requires('complaint:decide')
  @Post(':id/renew')
  @HttpCode(200)
  async renew(
    @PlatformId() platformId: string,
    @CurrentStaff() { staffId }: StaffCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<ComplaintLeaseResponse> {
    const { complaintId, leaseEndsAt } = await this.claimComplaint.renew(platformId, staffId, id);
    return { complaintId, leaseEndsAt: leaseEndsAt.toISOString() };
  }

  @ApiOperation({ summary: 'Give a complaint back to the queue' })
  @ApiNoContentResponse()
  @Problems(leaseLost)
  @Requires('complaint:decide')
  @Post(':id/release')
  @HttpCode(204)
  release(
    @PlatformId() platformId: string,
    @CurrentStaff() { staffId }: StaffCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<void> {
    return this.claimComplaint.release(platformId, staffId, id);
  }

  @ApiOperation({
    summary: 'Decide on a complaint',
    description:
      'The caller holds it and had no part in the decision complained of (Art. 20(6)). A reversal puts another decision in its place, lifts or imposes, and tells both sides; the complainant is told the outcome with reasons, out-of-court settlement and court (Art. 20(4), (5)).',
  })
  @ApiCreatedResponse({ type: ComplaintResponse })
  @Problems(leaseLost, ownDecision, anotherMayDecide, decisionSuperseded)
  @Requires('complaint:decide')
  @Post(':id/decision')
  async decide(
    @PlatformId() platformId: string,
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) complaintId: string,
    @Body() dto: DecideComplaintDto,
  ): Promise<ComplaintResponse> {
    await this.decideComplaint.decide({ platformId, complaintId, staffId: by.staffId, ...dto });
    return toComplaintResponse(await this.showComplaint.show(by, platformId, complaintId));
  }
}
