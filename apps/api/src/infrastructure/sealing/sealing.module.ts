import { Global, Module } from '@nestjs/common';
import { SealedFiles } from './sealed-files.js';
import { SealedTexts } from './sealed-texts.js';
import { Sealer } from './sealer.js';

@Global()
@Module({
  providers: [Sealer, SealedTexts, SealedFiles],
  exports: [Sealer, SealedTexts, SealedFiles],
})
export class SealingModule {}
