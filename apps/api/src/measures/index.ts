export type { MeasureKey, MeasureRecord } from './measure.js';
export { Measures } from './measures.js';
export { MeasuresModule } from './measures.module.js';
