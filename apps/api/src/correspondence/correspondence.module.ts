import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { NoticesModule } from '../notices/index.js';
import { StaffModule } from '../staff/index.js';
import { AskCounselService } from './ask-counsel.service.js';
import { InstructionsController } from './instructions.controller.js';
import { InstructionsRepository } from './instructions.repository.js';
import { KeepInstructionsService } from './keep-instructions.service.js';
import { LegalReferralsController } from './legal-referrals.controller.js';
import { LegalReferralsRepository } from './legal-referrals.repository.js';
import { LettersController } from './letters.controller.js';
import { LettersRepository } from './letters.repository.js';
import { LogLettersService } from './log-letters.service.js';
import { ShowReferralsService } from './show-referrals.service.js';
import { ThingsQuery } from './things.query.js';

@Module({
  imports: [AuditModule, StaffModule, NoticesModule],
  controllers: [LegalReferralsController, LettersController, InstructionsController],
  providers: [
    AskCounselService,
    InstructionsRepository,
    KeepInstructionsService,
    LegalReferralsRepository,
    LettersRepository,
    LogLettersService,
    ShowReferralsService,
    ThingsQuery,
  ],
})
export class CorrespondenceModule {}
