import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, PlatformId, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AskCounselService } from './ask-counsel.service.js';
import { referralStepRefused } from './correspondence.problems.js';
import { AskCounselDto, LegalNoteDto, LegalReferralsQueryDto } from './legal-referral.dto.js';
import {
  LegalNotesResponse,
  LegalReferralResponse,
  LegalReferralsResponse,
  toLegalNotesResponse,
  toLegalReferralResponse,
  toLegalReferralsResponse,
} from './legal-referral.response.js';
import { ShowReferralsService } from './show-referrals.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e40' };

@ApiTags('Correspondence')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/legal-referrals')
export class LegalReferralsController {
  constructor(
    private readonly askCounsel: AskCounselService,
    private readonly showReferrals: ShowReferralsService,
  ) {}

  @Post()
  @Requires('legal:ask')
  @ApiOperation({ summary: 'Ask counsel', description: 'The record says that and when; the question is privileged.' })
  @ApiCreatedResponse({ type: LegalReferralResponse })
  async ask(@CurrentStaff() caller: StaffCaller, @Body() dto: AskCounselDto): Promise<LegalReferralResponse> {
    const { counsel, question, caseId, orderId, disputeId, askedAt } = dto;
    const asked = { counsel, question, caseId, orderId, disputeId, askedAt };
    return toLegalReferralResponse(await this.askCounsel.ask(caller, asked));
  }

  @Get()
  @Requires('legal:read')
  @ApiOperation({ summary: 'List that and when counsel was asked, without what' })
  @ApiOkResponse({ type: LegalReferralsResponse })
  async list(
    @PlatformId() platformId: string,
    @Query() query: LegalReferralsQueryDto,
  ): Promise<LegalReferralsResponse> {
    return toLegalReferralsResponse(await this.showReferrals.list(platformId, query));
  }

  @Get(':id/notes')
  @Requires('legal:ask')
  @ApiOperation({
    summary: 'Read what counsel was asked and answered',
    description: 'Privileged: for who asked, and who holds legal:read-notes. Each look is audited.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalNotesResponse })
  async notes(@CurrentStaff() caller: StaffCaller, @Param('id', IdPipe) id: string): Promise<LegalNotesResponse> {
    return toLegalNotesResponse(await this.showReferrals.notes(caller, id));
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Requires('legal:answer')
  @ApiOperation({ summary: 'Write counsel’s answer down' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalReferralResponse })
  @Problems(referralStepRefused)
  answer(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: LegalNoteDto,
  ): Promise<LegalReferralResponse> {
    return this.take(caller, id, 'answer', dto);
  }

  @Post(':id/question')
  @HttpCode(200)
  @Requires('legal:ask')
  @ApiOperation({ summary: 'Ask again after an answer' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalReferralResponse })
  @Problems(referralStepRefused)
  askAgain(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: LegalNoteDto,
  ): Promise<LegalReferralResponse> {
    return this.take(caller, id, 'ask-again', dto);
  }

  @Post(':id/withdrawal')
  @HttpCode(200)
  @Requires('legal:ask')
  @ApiOperation({ summary: 'Take a question back' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalReferralResponse })
  @Problems(referralStepRefused)
  withdraw(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: LegalNoteDto,
  ): Promise<LegalReferralResponse> {
    return this.take(caller, id, 'withdraw', dto);
  }

  @Post(':id/notes')
  @HttpCode(200)
  @Requires('legal:ask')
  @ApiOperation({ summary: 'Add a privileged note' })
  @ApiParam(idParam)
  @ApiOkResponse({ type: LegalReferralResponse })
  @Problems(referralStepRefused)
  note(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: LegalNoteDto,
  ): Promise<LegalReferralResponse> {
    return this.take(caller, id, 'note', dto);
  }

  private async take(
    caller: StaffCaller,
    id: string,
    step: Parameters<AskCounselService['step']>[2],
    { text, at }: LegalNoteDto,
  ): Promise<LegalReferralResponse> {
    return toLegalReferralResponse(await this.askCounsel.step(caller, id, step, { text, at }));
  }
}
