declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    /** Sends what is due, batch after batch. */
    'send-statements': { platformId: string };
    /** Submits the measures of the platform's own systems that have come, set after set. */
    'submit-measures': { platformId: string };
    /** Fetches the daily dump of this day (`YYYY-MM-DD`, UTC) and compares it. */
    'fetch-dump': { platformId: string; day: string };
    /** Submits what was decided before the connection was there, page by page. */
    'submit-earlier-statements': { platformId: string; afterId: string | null };
  }
}

export {};
