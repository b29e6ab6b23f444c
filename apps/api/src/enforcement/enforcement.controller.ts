import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentKey, PlatformId, Requires, type KeyCaller } from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { ConfirmCommandDto } from './confirm-command.dto.js';
import { ConfirmCommandService } from './confirm-command.service.js';
import { commandNotOpen, confirmedOtherwise } from './enforcement.problems.js';
import { CommandsQueryDto } from './enforcement-lists.dto.js';
import {
  ConfirmedCommandResponse,
  EnforcementCommandsResponse,
  toCommandResponse,
  toConfirmedCommandResponse,
} from './enforcement.response.js';
import { ShowEnforcementService } from './show-enforcement.service.js';

@ApiTags('Enforcement')
@Controller('v1/platforms/:platform/enforcement-commands')
export class EnforcementController {
  constructor(
    private readonly showEnforcement: ShowEnforcementService,
    private readonly confirmCommand: ConfirmCommandService,
  ) {}

  @ApiOperation({
    summary: 'List what is to be carried out now',
    description:
      'The open commands, oldest first, whatever their channel; of each restriction at most one. Confirm what was done, and it leaves the list.',
  })
  @ApiOkResponse({ type: EnforcementCommandsResponse })
  @Requires('enforcement:read')
  @Get()
  async list(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Query() query: CommandsQueryDto,
  ): Promise<EnforcementCommandsResponse> {
    const { items, next, asOf } = await this.showEnforcement.openCommands(caller, platformId, query);
    return { items: items.map((order) => toCommandResponse(order, asOf)), next };
  }

  @ApiOperation({
    summary: 'Confirm what became of a command',
    description:
      "By the platform's key, or by a person of the staff with evidence. The same confirmation again answers the same.",
  })
  @ApiOkResponse({ type: ConfirmedCommandResponse })
  @Problems(commandNotOpen, confirmedOtherwise)
  @Requires('enforcement:confirm')
  @Post(':id/confirmations')
  @HttpCode(200)
  async confirm(
    @CurrentKey() caller: KeyCaller,
    @PlatformId() platformId: string,
    @Param('id', IdPipe) commandId: string,
    @Body() { outcome, effectiveAt, evidence }: ConfirmCommandDto,
  ): Promise<ConfirmedCommandResponse> {
    const { keyId: credentialId, staffId } = caller;
    return toConfirmedCommandResponse(
      await this.confirmCommand.confirm({
        platformId,
        commandId,
        outcome,
        effectiveAt: effectiveAt ?? null,
        evidence,
        credentialId,
        staffId,
      }),
    );
  }
}
