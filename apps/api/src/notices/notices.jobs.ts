interface OfNotice {
  platformId: string;
  noticeId: string;
}

/** `addressGivenAt`: when a supplement brought the address; absent when the notice came with it. */
interface OwedReceipt extends OfNotice {
  addressGivenAt?: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'send-receipt': OwedReceipt;
    'ask-preservation': OfNotice;
  }
}

export type { OfNotice, OwedReceipt };
