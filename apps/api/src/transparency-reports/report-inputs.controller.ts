import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { ProvideInputService } from './provide-input.service.js';
import type { ProvidedEntry } from './provided.js';
import { ActiveRecipientsDto, ModeratorsDto, QuestionDto, ReportTextDto } from './provided.dto.js';
import { ProvidedEntriesResponse, ProvidedEntryResponse, toProvidedEntryResponse } from './provided.response.js';
import type { AskedPeriod } from './report-scope.js';
import { ReportPeriodDto } from './transparency-report.dto.js';

@ApiTags('Transparency reports')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/report-inputs/:from/:to')
export class ReportInputsController {
  constructor(private readonly provideInput: ProvideInputService) {}

  @Put('moderators')
  @Requires('report:make')
  @ApiOperation({
    summary: 'Say how many moderators there are (Art. 42(2))',
    description: 'Sheet 9 of the period’s report. A later entry counts instead; all stay on record.',
  })
  @ApiOkResponse({ type: ProvidedEntryResponse })
  moderators(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param() { from, to }: ReportPeriodDto,
    @Body() answer: ModeratorsDto,
  ): Promise<ProvidedEntryResponse> {
    return this.provide({ platformId, from, to }, { kind: 'moderators', question: null, answer }, caller);
  }

  @Put('active-recipients')
  @Requires('report:make')
  @ApiOperation({
    summary: 'Say how many monthly active recipients there are (Art. 42(3))',
    description: 'Sheet 10 of the period’s report: monthly averages over it, calculated as for Art. 24(2).',
  })
  @ApiOkResponse({ type: ProvidedEntryResponse })
  activeRecipients(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param() { from, to }: ReportPeriodDto,
    @Body() answer: ActiveRecipientsDto,
  ): Promise<ProvidedEntryResponse> {
    return this.provide({ platformId, from, to }, { kind: 'active-recipients', question: null, answer }, caller);
  }

  @Put('texts/:question')
  @Requires('report:make')
  @ApiOperation({
    summary: 'Answer a question of the report in words (Art. 15(1)(c), (e), 42(2))',
    description: 'Sheet 11 of the period’s report; at most 5000 characters. It is published: name no persons.',
  })
  @ApiOkResponse({ type: ProvidedEntryResponse })
  text(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param() { from, to, question }: QuestionDto,
    @Body() { text }: ReportTextDto,
  ): Promise<ProvidedEntryResponse> {
    return this.provide({ platformId, from, to }, { kind: 'text', question, answer: { text } }, caller);
  }

  @Get()
  @Requires('report:read')
  @ApiOperation({
    summary: 'List what was entered for a report',
    description: 'Each entry with who and when, oldest first.',
  })
  @ApiOkResponse({ type: ProvidedEntriesResponse })
  async list(
    @PlatformId() platformId: string,
    @Param() { from, to }: ReportPeriodDto,
  ): Promise<ProvidedEntriesResponse> {
    return { items: (await this.provideInput.list({ platformId, from, to })).map(toProvidedEntryResponse) };
  }

  private async provide(
    period: AskedPeriod,
    entry: ProvidedEntry,
    { keyId, staffId }: KeyCaller,
  ): Promise<ProvidedEntryResponse> {
    return toProvidedEntryResponse(
      await this.provideInput.provide(period, entry, { credentialId: keyId, staffId: staffId ?? null }),
    );
  }
}
