declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'erase-files': { storageKeys: string[]; messageIds: string[] };
  }
}

export const eraseFilesJob = 'erase-files';
