import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { holdEnded } from '../infrastructure/messages/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { HoldBackService } from './hold-back.service.js';
import { ExtendSuspicionHoldDto, PlaceSuspicionHoldDto } from './suspicion.dto.js';
import { CreatedResponse } from './suspicion.response.js';

const idParam = { name: 'id', example: '0192f1a0-5c3e-7000-8000-000000000030' };
const holdParam = { name: 'holdId', example: '0192f1a0-5c3e-7000-8000-000000000034' };

@ApiTags('Criminal suspicions')
@ApiParam({ name: 'platform', example: 'sample' })
@ApiParam(idParam)
@Requires('suspicion:handle')
@Controller('v1/platforms/:platform/criminal-suspicions/:id/holds')
export class SuspicionHoldsController {
  constructor(private readonly holdBack: HoldBackService) {}

  @ApiOperation({
    summary: 'Hold back what the recipient is told about the case',
    description:
      'Where a law demands it: with that law, who asked, and an end, at which the messages go out by themselves.',
  })
  @ApiCreatedResponse({ type: CreatedResponse })
  @Post()
  async place(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { legalBasis, authority, expiresAt }: PlaceSuspicionHoldDto,
  ): Promise<CreatedResponse> {
    return { id: await this.holdBack.place(caller, id, { legalBasis, authority, expiresAt }) };
  }

  @ApiOperation({ summary: 'Give a hold another end', description: 'With whoever asks as its approver.' })
  @ApiParam(holdParam)
  @ApiNoContentResponse()
  @Problems(holdEnded)
  @HttpCode(204)
  @Post(':holdId/extension')
  extend(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('holdId', IdPipe) holdId: string,
    @Body() { expiresAt }: ExtendSuspicionHoldDto,
  ): Promise<void> {
    return this.holdBack.extend(caller, id, holdId, expiresAt);
  }

  @ApiOperation({ summary: 'Lift a hold', description: 'What it held goes out at once. Again it changes nothing.' })
  @ApiParam(holdParam)
  @ApiNoContentResponse()
  @HttpCode(204)
  @Post(':holdId/end')
  lift(
    @CurrentStaff() caller: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('holdId', IdPipe) holdId: string,
  ): Promise<void> {
    return this.holdBack.lift(caller, id, holdId);
  }
}
