declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    /** Sends statements on to the Commission's Transparency Database, where the platform owes that (Art. 24(5)). */
    'submit-statements': { platformId: string; statementIds: readonly string[] };
  }
}

export {};
