import { Module } from '@nestjs/common';
import { AuditModule } from '../audit/index.js';
import { PlatformsModule } from '../platforms/index.js';
import { RecipientsModule } from '../recipients/index.js';
import { ConfirmReversalService } from './confirm-reversal.service.js';
import { LookUpMeasuresService } from './look-up-measures.service.js';
import { MakeMonthsService } from './make-months.service.js';
import { MeasureMessagesQuery } from './measure-messages.query.js';
import { MeasureReversalsController } from './measure-reversals.controller.js';
import { MeasureReversalsRepository } from './measure-reversals.repository.js';
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
import { TakeBackMeasureService } from './take-back-measure.service.js';
import { TakeMeasuresService } from './take-measures.service.js';

@Module({
  imports: [AuditModule, PlatformsModule, RecipientsModule],
  controllers: [MeasuresController, MeasureReversalsController],
  providers: [
    ConfirmReversalService,
    LookUpMeasuresService,
    MakeMonthsService,
    MeasureMessagesQuery,
    MeasureReversalsRepository,
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
    TakeBackMeasureService,
    TakeMeasuresService,
  ],
  exports: [MeasureTextsService, Measures],
})
export class MeasuresModule {}
