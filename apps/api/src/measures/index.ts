export type { MeasureKey, MeasureRecord } from './measure.js';
export { MeasureWithStatementResponse, toMeasureWithStatementResponse } from './measure.response.js';
export type { MeasureReversal } from './measure-reversals.repository.js';
export { MeasureTextsService } from './measure-texts.service.js';
export { Measures } from './measures.js';
export { MeasuresModule } from './measures.module.js';
export { setsOfLines, type NdjsonLine } from './ndjson-lines.js';
export { ndjson } from './ndjson-parser.js';
export type { ShownMeasure } from './show-measures.service.js';
