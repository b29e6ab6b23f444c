import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { StaffModule } from '../staff/index.js';
import { AnswerAuthorityService } from './answer-authority.service.js';
import { AnswerHoldService } from './answer-hold.service.js';
import { AskHoldService } from './ask-hold.service.js';
import { EndExpiredOrdersService } from './end-expired-orders.service.js';
import { EndOrderService } from './end-order.service.js';
import { EarlierOrders } from './earlier-orders.js';
import { EnterOrderService } from './enter-order.service.js';
import { FollowEffectService } from './follow-effect.service.js';
import { HoldRequestsRepository } from './hold-requests.repository.js';
import { JoinOrderItemsService } from './join-order-items.service.js';
import { LogDisclosureService } from './log-disclosure.service.js';
import { OrderEffectsRepository } from './order-effects.repository.js';
import { OrderHoldsController } from './order-holds.controller.js';
import { OrderItemsRepository } from './order-items.repository.js';
import { OrderListQuery } from './order-list.query.js';
import { OrderNoticesQuery } from './order-notices.query.js';
import { OrderProgressQuery } from './order-progress.query.js';
import { OrdersController } from './orders.controller.js';
import { Orders } from './orders.query.js';
import { OrdersRepository } from './orders.repository.js';
import { PageOrdersService } from './page-orders.service.js';
import { RecordEffectService } from './record-effect.service.js';
import { ShowOrderService } from './show-order.service.js';
import { StateEffectService } from './state-effect.service.js';
import { SupplementOrderService } from './supplement-order.service.js';
import { TellReceiptService } from './tell-receipt.service.js';
import { UnreachedRepository } from './unreached.repository.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, RecipientsModule, ReviewModule],
  controllers: [OrdersController, OrderHoldsController],
  providers: [
    EarlierOrders,
    AnswerAuthorityService,
    AnswerHoldService,
    AskHoldService,
    EndExpiredOrdersService,
    EndOrderService,
    EnterOrderService,
    FollowEffectService,
    HoldRequestsRepository,
    JoinOrderItemsService,
    LogDisclosureService,
    OrderEffectsRepository,
    OrderItemsRepository,
    OrderListQuery,
    OrderNoticesQuery,
    OrderProgressQuery,
    Orders,
    OrdersRepository,
    PageOrdersService,
    RecordEffectService,
    ShowOrderService,
    StateEffectService,
    SupplementOrderService,
    TellReceiptService,
    UnreachedRepository,
  ],
  exports: [EarlierOrders, Orders, OrderNoticesQuery],
})
export class OrdersModule {}
