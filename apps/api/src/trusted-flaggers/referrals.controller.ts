import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  callerMay,
  CurrentCaller,
  CurrentStaff,
  PlatformId,
  Requires,
  type Caller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { MakeEvidencePackService, type MadePack } from './make-evidence-pack.service.js';
import { FlaggerPeriodDto } from './quality.dto.js';
import { ReferFlaggerService } from './refer-flagger.service.js';
import { AnswerReferralDto, PrepareReferralDto, SendReferralDto } from './referral.dto.js';
import { ReferralResponse, ReferralsResponse, toReferralResponse, toReferralsResponse } from './referral.response.js';
import { flaggerStatusConflict, referralStateConflict } from './trusted-flagger.problems.js';

const referralParam = { name: 'referral', example: '0192f1a0-5c3e-7000-8000-000000000007' };
const mayReadReasons = 'trusted-flagger:refer';
const zip = { content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } } as const;

@ApiTags('Trusted flaggers')
@ApiParam({ name: 'platform', example: 'sample' })
@ApiParam({ name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000005' })
@Controller('v1/platforms/:platform/trusted-flaggers/:id')
@Requires('trusted-flagger:refer')
export class ReferralsController {
  constructor(
    private readonly referFlagger: ReferFlaggerService,
    private readonly makeEvidencePack: MakeEvidencePackService,
  ) {}

  @Get('evidence-pack')
  @ApiOperation({
    summary: 'Download the evidence on a trusted flagger, without an explanation',
    description:
      'To look at before a referral is prepared: register, figures, and the notices judged insufficient with texts and reasons. ' +
      'Notifiers are not named; of suspected child sexual abuse neither texts nor locations are in it.',
  })
  @ApiOkResponse(zip)
  async packOfPeriod(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Query() { from, to }: FlaggerPeriodDto,
  ): Promise<StreamableFile> {
    return asFile(await this.makeEvidencePack.ofPeriod(platformId, id, { from, to }));
  }

  @Post('referrals')
  @ApiOperation({
    summary: 'Prepare what the Coordinator is told of a flagger’s bad notices (Art. 22(6))',
    description: 'Nothing is sent by itself. With sentAt and channel it is recorded as sent at once.',
  })
  @ApiCreatedResponse({ type: ReferralResponse })
  async prepare(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { reason, from, to, sentAt, channel }: PrepareReferralDto,
  ): Promise<ReferralResponse> {
    const sent = sentAt && channel ? { sentAt, channel } : undefined;
    return toReferralResponse(await this.referFlagger.prepare(by, id, { explanation: reason, from, to, sent }));
  }

  @Get('referrals')
  @Requires('trusted-flagger:read')
  @ApiOperation({
    summary: 'List what the Coordinator was told, in the order of preparing',
    description: 'The reasons are for those who may refer; for everybody else they are null.',
  })
  @ApiOkResponse({ type: ReferralsResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Query() page: PageQuery,
  ): Promise<ReferralsResponse> {
    return toReferralsResponse(await this.referFlagger.list(platformId, id, page), callerMay(caller, mayReadReasons));
  }

  @Get('referrals/:referral')
  @Requires('trusted-flagger:read')
  @ApiOperation({ summary: 'Show a referral' })
  @ApiParam(referralParam)
  @ApiOkResponse({ type: ReferralResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentCaller() caller: Caller,
    @Param('id', IdPipe) id: string,
    @Param('referral', IdPipe) referral: string,
  ): Promise<ReferralResponse> {
    return toReferralResponse(
      await this.referFlagger.show(platformId, id, referral),
      callerMay(caller, mayReadReasons),
    );
  }

  @Get('referrals/:referral/evidence-pack')
  @ApiOperation({
    summary: 'Download the evidence pack of a referral',
    description: 'From the facts as they are now. Who made which pack is in the audit log, by its hash.',
  })
  @ApiParam(referralParam)
  @ApiOkResponse(zip)
  async packOfReferral(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Param('referral', IdPipe) referral: string,
  ): Promise<StreamableFile> {
    return asFile(await this.makeEvidencePack.ofReferral(platformId, id, referral));
  }

  @Post('referrals/:referral/sent')
  @HttpCode(200)
  @ApiOperation({ summary: 'Record that a referral was sent' })
  @ApiParam(referralParam)
  @ApiOkResponse({ type: ReferralResponse })
  @Problems(referralStateConflict)
  async sent(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('referral', IdPipe) referral: string,
    @Body() { sentAt, channel }: SendReferralDto,
  ): Promise<ReferralResponse> {
    return toReferralResponse(await this.referFlagger.send(by, id, referral, { sentAt, channel }));
  }

  @Post('referrals/:referral/answer')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Record what the Coordinator answered',
    description: 'A suspension while it investigates, or a revocation, holds from answeredAt on.',
  })
  @ApiParam(referralParam)
  @ApiOkResponse({ type: ReferralResponse })
  @Problems(referralStateConflict, flaggerStatusConflict)
  async answer(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('referral', IdPipe) referral: string,
    @Body() { answeredAt, answer }: AnswerReferralDto,
  ): Promise<ReferralResponse> {
    return toReferralResponse(await this.referFlagger.answer(by, id, referral, { answeredAt, answer }));
  }
}

function asFile({ bytes, fileName }: MadePack): StreamableFile {
  return new StreamableFile(bytes, { type: 'application/zip', disposition: `attachment; filename="${fileName}"` });
}
