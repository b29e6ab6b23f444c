declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'make-evidence-bundle': { platformId: string; bundleId: string };
  }
}

export const makeBundleJob = 'make-evidence-bundle';

/** By which it is seen whether anybody works on the bundle, or will. */
export const keyOfBundleJob = (bundleId: string) => `${makeBundleJob}:${bundleId}`;
