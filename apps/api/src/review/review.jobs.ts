import type { Priority } from './priority.rules.js';

/** What an item asks of its case, whichever that is when the job runs: a decision may have moved the item to another. */
export interface RaiseCase {
  platformId: string;
  itemId: string;
  priority: Priority;
  skill: string;
}

/** An item that is not paused, or for less long, joined a case that only paused ones asked for (Art. 23(2)). */
export interface ResumeCase {
  platformId: string;
  itemId: string;
  /** RFC 3339; null: now. */
  until: string | null;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'raise-case': RaiseCase;
    'resume-case': ResumeCase;
    'attach-subjects': { platformId: string; contentId: string };
  }
}
