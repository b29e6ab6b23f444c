import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { MisuseModule } from '../misuse/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ReviewModule } from '../review/index.js';
import { TrustedFlaggersModule } from '../trusted-flaggers/index.js';
import { AskPreservationService } from './ask-preservation.service.js';
import { AttachFileService } from './attach-file.service.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { CategoriseNoticeService } from './categorise-notice.service.js';
import { ChangeTypeService } from './change-type.service.js';
import { DraftNoticeService } from './draft-notice.service.js';
import { EarlierNotices } from './earlier-notices.js';
import { FindNoticeService } from './find-notice.service.js';
import { Intake } from './intake.js';
import { NoticeDeskController } from './notice-desk.controller.js';
import { NoticeSecret } from './notice-secret.js';
import { NoticeStatusQuery } from './notice-status.query.js';
import { Notices } from './notices.query.js';
import { NoticesController } from './notices.controller.js';
import { NoticeSets } from './notice-sets.js';
import { NoticesRepository } from './notices.repository.js';
import { OpenAttachmentService } from './open-attachment.service.js';
import { AttachFilesService } from './pages/attach-files.service.js';
import { FlagFormController } from './pages/flag-form.controller.js';
import { FormParser } from './pages/form-parser.js';
import { NoticeFormController } from './pages/notice-form.controller.js';
import { NoticeFormPages } from './pages/notice-form.pages.js';
import { PageLinks } from './pages/page-links.js';
import { ReceiveFormService } from './pages/receive-form.service.js';
import { StatusController } from './pages/status.controller.js';
import { StatusPages } from './pages/status.pages.js';
import { SupplementByFormService } from './pages/supplement-by-form.service.js';
import { PauseNoticesService } from './pause-notices.service.js';
import { PreservationsController } from './preservations.controller.js';
import { PreservationsRepository } from './preservations.repository.js';
import { ReportPreservationService } from './report-preservation.service.js';
import { SendReceiptsService } from './send-receipts.service.js';
import { StoreFileService } from './store-file.service.js';
import { SubmitNoticeService } from './submit-notice.service.js';
import { SupplementNoticeService } from './supplement-notice.service.js';
import { SupplementsRepository } from './supplements.repository.js';
import { TellTypeChangeService } from './tell-type-change.service.js';
import { TypeChangesRepository } from './type-changes.repository.js';
import { UploadParser } from './upload-parser.js';
import { WriteNoticesService } from './write-notices.service.js';

@Module({
  imports: [AuditModule, MisuseModule, PlatformsModule, RecipientsModule, ReviewModule, TrustedFlaggersModule],
  controllers: [
    NoticesController,
    NoticeDeskController,
    AttachmentsController,
    PreservationsController,
    NoticeFormController,
    FlagFormController,
    StatusController,
  ],
  providers: [
    AskPreservationService,
    AttachFileService,
    AttachFilesService,
    AttachmentsRepository,
    CategoriseNoticeService,
    ChangeTypeService,
    DraftNoticeService,
    EarlierNotices,
    FindNoticeService,
    FormParser,
    Intake,
    NoticeFormPages,
    NoticeSecret,
    NoticeStatusQuery,
    Notices,
    NoticesRepository,
    NoticeSets,
    OpenAttachmentService,
    PageLinks,
    PauseNoticesService,
    PreservationsRepository,
    ReceiveFormService,
    ReportPreservationService,
    SendReceiptsService,
    StatusPages,
    StoreFileService,
    SubmitNoticeService,
    SupplementByFormService,
    SupplementNoticeService,
    SupplementsRepository,
    TellTypeChangeService,
    TypeChangesRepository,
    UploadParser,
    WriteNoticesService,
  ],
  exports: [AskPreservationService, EarlierNotices, Notices, NoticeSecret, PageLinks, StoreFileService],
})
export class NoticesModule {}
