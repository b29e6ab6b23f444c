import type { Priority } from './priority.rules.js';

export interface RaiseCase {
  platformId: string;
  caseId: string;
  priority: Priority;
  urgentAt: string;
  dueAt: string;
  skill: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'raise-case': RaiseCase;
    'attach-subjects': { platformId: string; contentId: string };
  }
}
