export interface CampaignPage {
  platformId: string;
  campaignId: string;
}

declare module '../infrastructure/jobs/job-payloads.js' {
  interface JobPayloads {
    'decide-campaign': CampaignPage;
    'reverse-campaign': CampaignPage;
  }
}
