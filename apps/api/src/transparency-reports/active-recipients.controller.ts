import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import {
  MonthOfRecipientsResponse,
  RecentRecipientsResponse,
  toMonthOfRecipientsResponse,
  toRecentRecipientsResponse,
} from './active-recipients.response.js';
import { ProvideMonthService } from './provide-month.service.js';
import { ActiveRecipientsDto, RecipientsMonthDto } from './provided.dto.js';

@ApiTags('Transparency reports')
@ApiBearerAuth()
@Controller('v1/platforms/:platform/active-recipients')
export class ActiveRecipientsController {
  constructor(private readonly provideMonth: ProvideMonthService) {}

  @Put(':month')
  @Requires('report:make')
  @ApiOperation({
    summary: 'Say how many active recipients there were in a month (Art. 24(2), 42(3))',
    description: 'A report averages the months of its period. A later entry counts instead; all stay on record.',
  })
  @ApiOkResponse({ type: MonthOfRecipientsResponse })
  async provide(
    @PlatformId() platformId: string,
    @CurrentKey() { keyId, staffId }: KeyCaller,
    @Param() { month }: RecipientsMonthDto,
    @Body() { total, memberStates }: ActiveRecipientsDto,
  ): Promise<MonthOfRecipientsResponse> {
    const by = { credentialId: keyId, staffId: staffId ?? null };
    return toMonthOfRecipientsResponse(await this.provideMonth.provide(platformId, { month, total, memberStates }, by));
  }

  @Get()
  @Requires('report:read')
  @ApiOperation({
    summary: 'Show the average of monthly active recipients over the past six months (Art. 24(2))',
    description: 'Calculated from the months entered; null, with the months named, while one is missing.',
  })
  @ApiOkResponse({ type: RecentRecipientsResponse })
  async recent(@PlatformId() platformId: string): Promise<RecentRecipientsResponse> {
    return toRecentRecipientsResponse(await this.provideMonth.recent(platformId));
  }
}
