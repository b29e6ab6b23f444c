export interface TallyFindings {
  platformId: string;
  decisionId: string;
  /** The last item of the page before; null for the first. */
  afterItemId: string | null;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'tally-findings': TallyFindings;
    /** A suspension of processing ended early: the rooms below take up what waited. */
    'resume-paused-notices': { platformId: string; partyId: string };
    'resume-paused-complaints': { platformId: string; partyId: string };
  }
}
