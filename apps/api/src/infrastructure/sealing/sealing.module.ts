import { Global, Module } from '@nestjs/common';
import { EraseDraftsService } from './erase-drafts.service.js';
import { SealedFiles } from './sealed-files.js';
import { SealedTexts } from './sealed-texts.js';
import { Sealer } from './sealer.js';

@Global()
@Module({
  providers: [Sealer, SealedTexts, SealedFiles, EraseDraftsService],
  exports: [Sealer, SealedTexts, SealedFiles],
})
export class SealingModule {}
