export interface AnswerNotifiersPayload {
  platformId: string;
  decisionId: string;
  /** The last item of the page before; null for the first. */
  afterItemId: string | null;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'answer-notifiers': AnswerNotifiersPayload;
  }
}
