import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
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
import { EndOrderDto, LogDisclosureDto, StateEffectDto, TellReceiptDto } from './answer-order.dto.js';
import { EndOrderService } from './end-order.service.js';
import { EnterOrderDto, SupplementOrderDto } from './enter-order.dto.js';
import { EnterOrderService } from './enter-order.service.js';
import { ListOrdersDto } from './list-orders.dto.js';
import { LogDisclosureService } from './log-disclosure.service.js';
import { orderAlreadyEntered, orderItemsUndecided, orderNotOpen, receiptNotByHand } from './order.problems.js';
import { OrderPageResponse, toOrderResponse } from './order.response.js';
import { ShowOrderService } from './show-order.service.js';
import { ShownOrderResponse, toShownOrderResponse } from './shown-order.response.js';
import { StateEffectService } from './state-effect.service.js';
import { SupplementOrderService } from './supplement-order.service.js';
import { TellReceiptService } from './tell-receipt.service.js';

const idParam = { name: 'id', example: '0199b4a2-7c11-7d5e-8f7a-2f4b6c8d0e1f' };

@ApiTags('Orders of authorities')
@ApiParam({ name: 'platform', example: 'sample' })
@Controller('v1/platforms/:platform/orders')
export class OrdersController {
  constructor(
    private readonly enterOrder: EnterOrderService,
    private readonly supplementOrder: SupplementOrderService,
    private readonly showOrder: ShowOrderService,
    private readonly tellReceipt: TellReceiptService,
    private readonly stateEffect: StateEffectService,
    private readonly logDisclosure: LogDisclosureService,
    private readonly endOrder: EndOrderService,
  ) {}

  @Post()
  @Requires('order:enter')
  @ApiOperation({
    summary: 'Enter an order of an authority (Art. 9, 10)',
    description:
      'Kept as it was delivered, also when it is incomplete: the authority is asked for what it lacks. What it names joins the queue before all notices.',
  })
  @ApiCreatedResponse({ type: ShownOrderResponse })
  @Problems(orderAlreadyEntered)
  async enter(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Body() dto: EnterOrderDto,
  ): Promise<ShownOrderResponse> {
    const id = await this.enterOrder.enter(platformId, caller, dto);
    return toShownOrderResponse(await this.showOrder.show(platformId, caller, id));
  }

  @Get()
  @Requires('order:read')
  @ApiOperation({ summary: 'List the orders, the newest delivery first' })
  @ApiOkResponse({ type: OrderPageResponse })
  async list(@PlatformId() platformId: string, @Query() dto: ListOrdersDto): Promise<OrderPageResponse> {
    const { state, kind, open, ...page } = dto;
    const { items, next } = await this.showOrder.list({ platformId, state, kind, isOpen: open }, page);
    return { items: items.map(toOrderResponse), next };
  }

  @Get(':id')
  @Requires('order:read')
  @ApiOperation({
    summary: 'Show an order',
    description: 'With its three instants (delivered, receipt, effect) and everything that was sent about it.',
  })
  @ApiParam(idParam)
  @ApiOkResponse({ type: ShownOrderResponse })
  async show(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
  ): Promise<ShownOrderResponse> {
    return toShownOrderResponse(await this.showOrder.show(platformId, caller, id));
  }

  @Post(':id/supplements')
  @Requires('order:enter')
  @ApiOperation({
    summary: 'Add what the authority sent later',
    description: 'From then on it holds in the place of what the order said. Due times stay as they are.',
  })
  @ApiParam(idParam)
  @ApiCreatedResponse({ type: ShownOrderResponse })
  @Problems(orderNotOpen)
  async supplement(
    @PlatformId() platformId: string,
    @CurrentKey() caller: KeyCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: SupplementOrderDto,
  ): Promise<ShownOrderResponse> {
    await this.supplementOrder.supplement(platformId, id, caller, dto);
    return toShownOrderResponse(await this.showOrder.show(platformId, caller, id));
  }

  @Post(':id/receipt')
  @HttpCode(204)
  @Requires('order:enter')
  @ApiOperation({
    summary: 'Record that the authority was told of the receipt by hand',
    description: 'For an order that names no address; the others are confirmed by mail, by themselves.',
  })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(receiptNotByHand)
  receipt(
    @PlatformId() platformId: string,
    @Param('id', IdPipe) id: string,
    @Body() { toldAt }: TellReceiptDto,
  ): Promise<void> {
    return this.tellReceipt.tell(platformId, id, toldAt);
  }

  @Post(':id/effect')
  @HttpCode(204)
  @Requires('order:answer')
  @ApiOperation({
    summary: 'Say what became of an order, and tell the authority',
    description:
      'Of an order to act only what is not given in full, or by hand: what the platform confirmed is told by itself.',
  })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(orderNotOpen, orderItemsUndecided)
  effect(@CurrentStaff() by: StaffCaller, @Param('id', IdPipe) id: string, @Body() dto: StateEffectDto): Promise<void> {
    return this.stateEffect.state(by, id, dto);
  }

  @Post(':id/disclosures')
  @HttpCode(204)
  @Requires('order:answer')
  @ApiOperation({
    summary: 'Log what was handed over under an order to provide information',
    description: 'Which data about whom, to whom, when, and the hash of the file; never the data themselves.',
  })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(orderNotOpen)
  async disclose(
    @CurrentStaff() by: StaffCaller,
    @Param('id', IdPipe) id: string,
    @Body() dto: LogDisclosureDto,
  ): Promise<void> {
    await this.logDisclosure.log(by, id, dto);
  }

  @Post(':id/end')
  @HttpCode(204)
  @Requires('order:end')
  @ApiOperation({
    summary: 'End an order that demands nothing any more',
    description:
      'What was restricted because of it alone is lifted, by your decision. Where something else led to a restriction too, a person is paged to decide.',
  })
  @ApiParam(idParam)
  @ApiNoContentResponse()
  @Problems(orderNotOpen)
  end(@CurrentStaff() by: StaffCaller, @Param('id', IdPipe) id: string, @Body() dto: EndOrderDto): Promise<void> {
    return this.endOrder.end(by, id, dto);
  }
}
