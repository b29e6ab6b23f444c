import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { memberStateFrom } from '../categories/index.js';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { IdPipe, PageQuery } from '../infrastructure/validation/index.js';
import { RaiseSuspicionService } from './raise-suspicion.service.js';
import { ScreenCasesService } from './screen-cases.service.js';
import { RaiseSuspicionDto, ScreenCaseDto } from './suspicion.dto.js';
import {
  CasesToScreenResponse,
  CreatedResponse,
  SuspicionReceiptResponse,
  toCaseToScreenResponse,
} from './suspicion.response.js';

/** What every moderator may do: raise, and screen the cases that they may see. Nothing of what others raised is shown. */
@ApiTags('Criminal suspicions')
@Requires('suspicion:raise')
@Controller('v1')
export class RaiseController {
  constructor(
    private readonly raiseSuspicion: RaiseSuspicionService,
    private readonly screenCases: ScreenCasesService,
  ) {}

  @ApiOperation({
    summary: 'Raise the suspicion of a crime that threatens life or safety',
    description:
      'Art. 18: out of any case that the person may see, a decided one too. What is known is frozen, and a second person is ' +
      'paged. The case’s own work goes on, and nothing about the suspicion is shown there. On a case with an open suspicion ' +
      'it joins that one.',
  })
  @ApiParam({ name: 'caseId', example: '0192f1a0-5c3e-7000-8000-000000000030' })
  @ApiCreatedResponse({ type: SuspicionReceiptResponse })
  @Post('review/cases/:caseId/criminal-suspicions')
  async raise(
    @CurrentStaff() caller: StaffCaller,
    @Param('caseId', IdPipe) caseId: string,
    @Body() { memberStates, ...dto }: RaiseSuspicionDto,
  ): Promise<SuspicionReceiptResponse> {
    const guess = memberStates.map(({ code, confidence }) => ({ code: memberStateFrom(code) ?? code, confidence }));
    const { id, reference } = await this.raiseSuspicion.raise(caller, caseId, { ...dto, memberStates: guess });
    return { id, reference };
  }

  @ApiOperation({
    summary: 'List the cases to screen for suspected crimes',
    description:
      'Cases that allege a threat to life, or child abuse, and that nobody has looked at under Art. 18 since the last notice ' +
      'that does (TRI-3); decided ones too. The longest waiting first.',
  })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiOkResponse({ type: CasesToScreenResponse })
  @Get('platforms/:platform/criminal-suspicions/screening')
  async toScreen(@CurrentStaff() caller: StaffCaller, @Query() page: PageQuery): Promise<CasesToScreenResponse> {
    const { items, next } = await this.screenCases.list(caller, page);
    return { items: items.map(toCaseToScreenResponse), next };
  }

  @ApiOperation({ summary: 'Record that a case gives rise to no suspicion', description: 'With the reason (Art. 18).' })
  @ApiParam({ name: 'platform', example: 'sample' })
  @ApiCreatedResponse({ type: CreatedResponse })
  @HttpCode(201)
  @Post('platforms/:platform/criminal-suspicions/screenings')
  async screen(
    @CurrentStaff() caller: StaffCaller,
    @Body() { caseId, reason }: ScreenCaseDto,
  ): Promise<CreatedResponse> {
    return { id: await this.screenCases.clear(caller, caseId, reason) };
  }
}
