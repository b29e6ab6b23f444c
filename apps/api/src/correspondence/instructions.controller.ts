import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentKey,
  CurrentStaff,
  PlatformId,
  Requires,
  type KeyCaller,
  type StaffCaller,
} from '../infrastructure/auth/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { instructionSettled } from './correspondence.problems.js';
import { InstructionsQueryDto, RecordInstructionDto, SettleInstructionDto } from './instruction.dto.js';
import {
  InstructionResponse,
  InstructionsResponse,
  toInstructionResponse,
  toInstructionsResponse,
} from './instruction.response.js';
import { KeepInstructionsService } from './keep-instructions.service.js';

@ApiTags('Correspondence')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/instructions')
export class InstructionsController {
  constructor(private readonly keepInstructions: KeepInstructionsService) {}

  @Post()
  @Requires('instruction:record')
  @ApiOperation({
    summary: 'Write down that somebody told you how to treat a case, an account or a content',
    description: 'The compliance audit report lists every instruction, and whether it was followed.',
  })
  @ApiCreatedResponse({ type: InstructionResponse })
  async record(@CurrentStaff() caller: StaffCaller, @Body() dto: RecordInstructionDto): Promise<InstructionResponse> {
    const { caseId, accountId, contentId, giver, channel, text, receivedBy, receivedAt } = dto;
    const asked = { caseId, accountId, contentId, giver, channel, text, receivedBy, receivedAt };
    return toInstructionResponse(await this.keepInstructions.record(caller, asked));
  }

  @Get()
  @Requires('instruction:read')
  @ApiOperation({ summary: 'List instructions received' })
  @ApiOkResponse({ type: InstructionsResponse })
  async list(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Query() query: InstructionsQueryDto,
  ): Promise<InstructionsResponse> {
    return toInstructionsResponse(await this.keepInstructions.list(platformId, caller, query));
  }

  @Post(':id/settlement')
  @HttpCode(200)
  @Requires('instruction:settle')
  @ApiOperation({ summary: 'Say whether an instruction was followed, and why' })
  @ApiParam({ name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e50' })
  @ApiOkResponse({ type: InstructionResponse })
  @Problems(instructionSettled)
  async settle(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { state, reason }: SettleInstructionDto,
  ): Promise<InstructionResponse> {
    return toInstructionResponse(await this.keepInstructions.settle(caller, id, state, reason));
  }
}
