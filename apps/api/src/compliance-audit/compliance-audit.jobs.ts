declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    /** Makes the report that was asked for. */
    'make-compliance-audit': { platformId: string; auditId: string };
  }
}

export {};
