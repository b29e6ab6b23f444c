import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { LookUpMeasuresService } from './look-up-measures.service.js';
import { MakeMonthsService } from './make-months.service.js';
import { MeasureMessagesQuery } from './measure-messages.query.js';
import { MeasureTextsRepository } from './measure-texts.repository.js';
import { MeasureTextsService } from './measure-texts.service.js';
import { Measures } from './measures.js';
import { MeasuresController } from './measures.controller.js';
import { MeasuresRepository } from './measures.repository.js';
import { MonthsRepository } from './months.repository.js';
import { NdjsonParser } from './ndjson-parser.js';
import { RecordMeasureService } from './record-measure.service.js';
import { RecordMeasuresService } from './record-measures.service.js';
import { RepeatedDecisionsQuery } from './repeated-decisions.query.js';
import { ReverseMeasureService } from './reverse-measure.service.js';
import { SendStatementsService } from './send-statements.service.js';
import { ShowMeasuresService } from './show-measures.service.js';
import { StateMeasuresService } from './state-measures.service.js';
import { TakeMeasuresService } from './take-measures.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, RecipientsModule],
  controllers: [MeasuresController],
  providers: [
    LookUpMeasuresService,
    MakeMonthsService,
    MeasureMessagesQuery,
    MeasureTextsRepository,
    MeasureTextsService,
    Measures,
    MeasuresRepository,
    MonthsRepository,
    NdjsonParser,
    RecordMeasureService,
    RecordMeasuresService,
    RepeatedDecisionsQuery,
    ReverseMeasureService,
    SendStatementsService,
    ShowMeasuresService,
    StateMeasuresService,
    TakeMeasuresService,
  ],
  exports: [Measures],
})
export class MeasuresModule {}
