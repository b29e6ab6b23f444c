interface OfNotice {
  platformId: string;
  noticeId: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'send-receipt': OfNotice;
    'ask-preservation': OfNotice;
  }
}

export type { OfNotice };
