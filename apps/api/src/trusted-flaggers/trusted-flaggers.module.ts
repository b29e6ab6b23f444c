import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { ChangeStatusService } from './change-status.service.js';
import { FlaggerNoticesQuery } from './flagger-notices.query.js';
import { FlaggerPeriod } from './flagger-period.js';
import { FlaggerQualityController } from './flagger-quality.controller.js';
import { InsufficientNoticesQuery } from './insufficient-notices.query.js';
import { MakeEvidencePackService } from './make-evidence-pack.service.js';
import { ManageFlaggersService } from './manage-flaggers.service.js';
import { OwnNoticesController } from './own-notices.controller.js';
import { OwnNoticesQuery } from './own-notices.query.js';
import { QualityQuery } from './quality.query.js';
import { ReferFlaggerService } from './refer-flagger.service.js';
import { ReferralsController } from './referrals.controller.js';
import { ReferralsRepository } from './referrals.repository.js';
import { ShowOwnNoticesService } from './show-own-notices.service.js';
import { ShowQualityService } from './show-quality.service.js';
import { TrustedFlaggersController } from './trusted-flaggers.controller.js';
import { TrustedFlaggers } from './trusted-flaggers.js';
import { TrustedFlaggersRepository } from './trusted-flaggers.repository.js';

@Module({
  imports: [AuditModule, PlatformsModule],
  controllers: [TrustedFlaggersController, FlaggerQualityController, ReferralsController, OwnNoticesController],
  providers: [
    ChangeStatusService,
    FlaggerNoticesQuery,
    FlaggerPeriod,
    InsufficientNoticesQuery,
    MakeEvidencePackService,
    ManageFlaggersService,
    OwnNoticesQuery,
    QualityQuery,
    ReferFlaggerService,
    ReferralsRepository,
    ShowOwnNoticesService,
    ShowQualityService,
    TrustedFlaggers,
    TrustedFlaggersRepository,
  ],
  exports: [TrustedFlaggers],
})
export class TrustedFlaggersModule {}
