declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'make-evidence-bundle': { platformId: string; bundleId: string };
  }
}

export const makeBundleJob = 'make-evidence-bundle';
