import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { OrdersModule } from '../orders/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { StaffModule } from '../staff/index.js';
import { EarlierStatements } from './earlier-statements.js';
import { IssueStatementService } from './issue-statement.service.js';
import { ShowStatementService } from './show-statement.service.js';
import { StatementsController } from './statements.controller.js';
import { StatementsRepository } from './statements.repository.js';
import { TellOfOrderService } from './tell-of-order.service.js';
import { TellRecipientService } from './tell-recipient.service.js';
import { TextAccess } from './text-access.js';

@Module({
  imports: [AuditModule, PlatformsModule, StaffModule, RecipientsModule, OrdersModule],
  controllers: [StatementsController],
  providers: [
    EarlierStatements,
    IssueStatementService,
    ShowStatementService,
    StatementsRepository,
    TellOfOrderService,
    TellRecipientService,
    TextAccess,
  ],
  exports: [EarlierStatements, IssueStatementService, ShowStatementService, TellRecipientService, TextAccess],
})
export class StatementsOfReasonsModule {}
