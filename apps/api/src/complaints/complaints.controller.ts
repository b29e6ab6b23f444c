import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentCaller, Requires, type Caller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { RateLimited } from '../infrastructure/rate-limit/index.js';
import {
  AttachmentResponse,
  attachmentNotTaken,
  IdempotencyKey,
  idempotencyKeyReused,
  SecretQuery,
  tooManyAttachments,
  Upload,
} from '../notices/index.js';
import { AttachComplaintFileService } from './attach-complaint-file.service.js';
import { ComplaintSecret } from './complaint-secret.js';
import { ComplaintStatusService } from './complaint-status.service.js';
import { SubmitComplaintDto } from './complaint.dto.js';
import { complaintEnded, complaintWindowClosed, noInternalComplaints } from './complaint.problems.js';
import {
  ComplaintStatusResponse,
  ReceivedComplaintResponse,
  toComplaintStatusResponse,
  toReceivedComplaintResponse,
} from './complaint.response.js';
import { FindComplaintService } from './find-complaint.service.js';
import { SubmitComplaintService } from './submit-complaint.service.js';
import { WithdrawComplaintService } from './withdraw-complaint.service.js';

@ApiTags('Complaints')
@Controller('v1/complaints')
export class ComplaintsController {
  constructor(
    private readonly submitComplaint: SubmitComplaintService,
    private readonly findComplaint: FindComplaintService,
    private readonly complaintStatus: ComplaintStatusService,
    private readonly attachFile: AttachComplaintFileService,
    private readonly withdrawComplaint: WithdrawComplaintService,
    private readonly secret: ComplaintSecret,
  ) {}

  @ApiOperation({
    summary: 'Lodge a complaint',
    description:
      'With the ticket from our message about the decision; no account, free of charge, in your own words (Art. 20(1), (3)). Several on one decision are received. When this answers 201, the complaint is on disk.',
  })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    description: 'At most 200 visible characters, new for each complaint.',
  })
  @ApiCreatedResponse({ type: ReceivedComplaintResponse })
  @Problems(idempotencyKeyReused, complaintWindowClosed, noInternalComplaints)
  @Requires('complaint:submit')
  @RateLimited('intake')
  @Post()
  async submit(
    @CurrentCaller() caller: Caller,
    @Body() dto: SubmitComplaintDto,
    @IdempotencyKey() idempotencyKey?: string,
  ): Promise<ReceivedComplaintResponse> {
    const complaint = await this.submitComplaint.submit(dto, { caller, channel: 'api', idempotencyKey });
    return toReceivedComplaintResponse(complaint, {
      secret: this.secret.of(complaint.id),
      statusUrl: this.secret.statusUrl(complaint),
    });
  }

  @ApiOperation({
    summary: 'See where a complaint stands',
    description: 'With its secret; later also the outcome, its reasons and what you can still do (Art. 20(5)).',
  })
  @ApiOkResponse({ type: ComplaintStatusResponse })
  @Requires('complaint:status')
  @Get(':reference')
  async status(
    @Param('reference') reference: string,
    @Query() { secret }: SecretQuery,
  ): Promise<ComplaintStatusResponse> {
    const complaint = await this.findComplaint.bySecret(reference, secret);
    return toComplaintStatusResponse(await this.complaintStatus.of(complaint));
  }

  @ApiOperation({
    summary: 'Attach a file to a complaint',
    description:
      'Images, PDF or plain text, sent as the body itself; the type is sniffed from the bytes. Never taken where child sexual abuse is suspected.',
  })
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiCreatedResponse({ type: AttachmentResponse })
  @Problems(attachmentNotTaken, tooManyAttachments, complaintEnded)
  @Requires('complaint:complete')
  @RateLimited('intake')
  @Post(':reference/attachments')
  async attach(
    @Param('reference') reference: string,
    @Query() { secret }: SecretQuery,
    @Upload() file: AsyncIterable<Buffer>,
  ): Promise<AttachmentResponse> {
    return this.attachFile.attach(await this.findComplaint.bySecret(reference, secret), file);
  }

  @ApiOperation({ summary: 'Take a complaint back', description: 'It ends without a decision; it still counts.' })
  @ApiNoContentResponse()
  @Problems(complaintEnded)
  @Requires('complaint:complete')
  @RateLimited('intake')
  @Post(':reference/withdrawal')
  @HttpCode(204)
  async withdraw(@Param('reference') reference: string, @Query() { secret }: SecretQuery): Promise<void> {
    await this.withdrawComplaint.withdraw(await this.findComplaint.bySecret(reference, secret));
  }
}
