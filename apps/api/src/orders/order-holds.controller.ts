import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiProperty,
  ApiTags,
} from '@nestjs/swagger';
import { CurrentStaff, Requires, type StaffCaller } from '../infrastructure/auth/index.js';
import { holdEnded } from '../infrastructure/messages/index.js';
import { Problems } from '../infrastructure/openapi/index.js';
import { IdPipe } from '../infrastructure/validation/index.js';
import { AnswerHoldService } from './answer-hold.service.js';
import { AskHoldService } from './ask-hold.service.js';
import { AskHoldDto } from './hold.dto.js';
import { approverIsAsker, holdRequestAnswered, holdRequestWaits } from './order.problems.js';

const example = '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f';
const requestParam = { name: 'requestId', example };

export class AskedHoldResponse {
  @ApiProperty({ format: 'uuid', example }) id!: string;
}

@ApiTags('Orders of authorities')
@ApiParam({ name: 'platform', example: 'sample' })
@ApiParam({ name: 'id', example })
@Requires('order:hold')
@Controller('v1/platforms/:platform/orders/:id')
export class OrderHoldsController {
  constructor(
    private readonly askHold: AskHoldService,
    private readonly answerHold: AnswerHoldService,
  ) {}

  @Post('hold-requests')
  @ApiOperation({
    summary: 'Ask that the recipient is told later (Art. 9(5), 10(5))',
    description:
      'Another person must approve. Until somebody answers, and for a day at most, the message waits. With `extends` a hold in force gets another end.',
  })
  @ApiCreatedResponse({ type: AskedHoldResponse })
  @Problems(holdRequestWaits)
  async ask(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() { extends: extendsHoldId, ...asked }: AskHoldDto,
  ): Promise<AskedHoldResponse> {
    return { id: await this.askHold.ask(by, id, { ...asked, extendsHoldId }) };
  }

  @Post('hold-requests/:requestId/approve')
  @HttpCode(204)
  @ApiOperation({ summary: 'Approve a hold that another person asked for' })
  @ApiParam(requestParam)
  @ApiNoContentResponse()
  @Problems(approverIsAsker, holdRequestAnswered, holdEnded)
  approve(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('requestId', IdPipe) requestId: string,
  ): Promise<void> {
    return this.answerHold.approve(by, id, requestId);
  }

  @Post('hold-requests/:requestId/refuse')
  @HttpCode(204)
  @ApiOperation({ summary: 'Refuse a hold that another person asked for: the recipient is told' })
  @ApiParam(requestParam)
  @ApiNoContentResponse()
  @Problems(approverIsAsker, holdRequestAnswered)
  refuse(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('requestId', IdPipe) requestId: string,
  ): Promise<void> {
    return this.answerHold.refuse(by, id, requestId);
  }

  @Post('holds/:holdId/lift')
  @HttpCode(204)
  @ApiOperation({ summary: 'End a hold before it expires: its messages go out at once' })
  @ApiParam({ name: 'holdId', example })
  @ApiNoContentResponse()
  lift(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Param('holdId', IdPipe) holdId: string,
  ): Promise<void> {
    return this.answerHold.lift(by, id, holdId);
  }
}
