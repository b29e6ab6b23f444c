/** Notices that were written together share a job; a set is never empty. */
interface OfNotices {
  platformId: string;
  noticeIds: readonly string[];
}

/** `addressGivenAt`: when a supplement brought the address; absent when the notices came with theirs. */
interface OwedReceipts extends OfNotices {
  addressGivenAt?: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'send-receipts': OwedReceipts;
    'ask-preservations': OfNotices;
  }
}

export type { OfNotices, OwedReceipts };
