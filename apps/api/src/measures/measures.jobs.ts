import type { MeasureKey } from './measure.js';

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    /** Tells the recipients of these measures, by mail or through the platform (Art. 17). */
    'send-measure-statements': { platformId: string; measures: readonly MeasureKey[] };
  }
}
