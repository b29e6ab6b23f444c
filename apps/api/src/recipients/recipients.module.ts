import { Module } from '@nestjs/common';
import { PlatformsModule } from '../platforms/index.js';
import { ContentsController } from './contents.controller.js';
import { ContentsRepository } from './contents.repository.js';
import { Contents } from './contents.js';
import { DescribeContentService } from './describe-content.service.js';
import { DescribeRecipientService } from './describe-recipient.service.js';
import { Recipients } from './recipients.js';
import { RecipientsRepository } from './recipients.repository.js';
import { ShowContentService } from './show-content.service.js';

@Module({
  imports: [PlatformsModule],
  controllers: [ContentsController],
  providers: [
    Contents,
    Recipients,
    DescribeContentService,
    DescribeRecipientService,
    ShowContentService,
    ContentsRepository,
    RecipientsRepository,
  ],
  exports: [Contents, Recipients],
})
export class RecipientsModule {}
