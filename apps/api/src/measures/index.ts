export type { MeasureKey, MeasureRecord } from './measure.js';
export { MeasureWithStatementResponse, toMeasureWithStatementResponse } from './measure.response.js';
export { Measures } from './measures.js';
export { MeasuresModule } from './measures.module.js';
export type { ShownMeasure } from './show-measures.service.js';
