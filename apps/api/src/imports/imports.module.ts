import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { MeasuresModule } from '../measures/index.js';
import { NoticesModule } from '../notices/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { CsvParser } from './file-parser.js';
import { ImportBatchesRepository } from './import-batches.repository.js';
import { ImportFileService } from './import-file.service.js';
import { ImportKinds } from './import-kinds.js';
import { ImportLinesService } from './import-lines.service.js';
import { ImportedRecordsRepository } from './imported-records.repository.js';
import { ImportsController } from './imports.controller.js';
import { NoticesKind } from './kinds/notices.kind.js';
import { ShowBatchesService } from './show-batches.service.js';

@Module({
  imports: [AuditModule, MeasuresModule, NoticesModule, PlatformsModule],
  controllers: [ImportsController],
  providers: [
    CsvParser,
    ImportBatchesRepository,
    ImportFileService,
    ImportKinds,
    ImportLinesService,
    ImportedRecordsRepository,
    NoticesKind,
    ShowBatchesService,
  ],
})
export class ImportsModule {}
