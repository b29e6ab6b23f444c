import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { TrustedFlaggersModule } from '../trusted-flaggers/index.js';
import { CountsQuery } from './counts.query.js';
import { EnactedSuspensionsQuery } from './enacted-suspensions.query.js';
import { EndSuspensionService } from './end-suspension.service.js';
import { FoundManifestQuery } from './found-manifest.query.js';
import { Misuse } from './misuse.js';
import { MisusePoliciesController } from './misuse-policies.controller.js';
import { MisusePartiesController } from './misuse-parties.controller.js';
import { PartiesRepository } from './parties.repository.js';
import { PoliciesRepository } from './policies.repository.js';
import { SetPolicyService } from './set-policy.service.js';
import { ShowMisuseService } from './show-misuse.service.js';
import { ShowPartiesService } from './show-parties.service.js';
import { SuspendProcessingService } from './suspend-processing.service.js';
import { SuspendServiceService } from './suspend-service.service.js';
import { SuspensionsController } from './suspensions.controller.js';
import { SuspensionsInForceQuery } from './suspensions-in-force.query.js';
import { SuspensionsRepository } from './suspensions.repository.js';
import { TalliesRepository } from './tallies.repository.js';
import { TallyService } from './tally.service.js';
import { TellPartyService } from './tell-party.service.js';
import { WarningsRepository } from './warnings.repository.js';
import { WarnPartyService } from './warn-party.service.js';
import { WeighPartyService } from './weigh-party.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, RecipientsModule, TrustedFlaggersModule],
  controllers: [MisusePartiesController, SuspensionsController, MisusePoliciesController],
  providers: [
    CountsQuery,
    EnactedSuspensionsQuery,
    EndSuspensionService,
    FoundManifestQuery,
    Misuse,
    PartiesRepository,
    PoliciesRepository,
    SetPolicyService,
    ShowMisuseService,
    ShowPartiesService,
    SuspendProcessingService,
    SuspendServiceService,
    SuspensionsInForceQuery,
    SuspensionsRepository,
    TalliesRepository,
    TallyService,
    TellPartyService,
    WarningsRepository,
    WarnPartyService,
    WeighPartyService,
  ],
  exports: [Misuse],
})
export class MisuseModule {}
