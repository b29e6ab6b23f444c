import type { Priority } from './priority.rules.js';

/** What an item asks of its case, whichever that is when the job runs: a decision may have moved the item to another. */
export interface RaiseCase {
  platformId: string;
  itemId: string;
  priority: Priority;
  skill: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'raise-case': RaiseCase;
    'attach-subjects': { platformId: string; contentId: string };
  }
}
