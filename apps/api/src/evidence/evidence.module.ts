import { Module } from '@nestjs/common';
import { InformationRequestsModule } from '../information-requests/index.js';
import { LiveEventsModule } from '../live-events/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { AnswerBundleService } from './answer-bundle.service.js';
import { AskBundleService } from './ask-bundle.service.js';
import { BundleCasesRepository } from './bundle-cases.repository.js';
import { BundlesController } from './bundles.controller.js';
import { BundlesRepository } from './bundles.repository.js';
import { FindCasesService } from './find-cases.service.js';
import { KeepHoldsService } from './keep-holds.service.js';
import { LegalHolds } from './legal-holds.js';
import { LegalHoldsController } from './legal-holds.controller.js';
import { LegalHoldsRepository } from './legal-holds.repository.js';
import { MakeBundleService } from './make-bundle.service.js';
import { OpenRowsService } from './open-rows.service.js';
import { RescueBundlesService } from './rescue-bundles.service.js';
import { RowsQuery } from './rows.query.js';
import { ScopeQuery } from './scope.query.js';
import { ShowBundlesService } from './show-bundles.service.js';
import { WriteBundleService } from './write-bundle.service.js';

@Module({
  imports: [InformationRequestsModule, LiveEventsModule, PlatformsModule],
  controllers: [BundlesController, LegalHoldsController],
  providers: [
    AnswerBundleService,
    AskBundleService,
    BundleCasesRepository,
    BundlesRepository,
    FindCasesService,
    KeepHoldsService,
    LegalHolds,
    LegalHoldsRepository,
    MakeBundleService,
    OpenRowsService,
    RescueBundlesService,
    RowsQuery,
    ScopeQuery,
    ShowBundlesService,
    WriteBundleService,
  ],
  exports: [LegalHolds],
})
export class EvidenceModule {}
