/**
 * What each job carries, by its name: ids and codes only, never texts, names or addresses. A room adds its jobs by declaration
 * merging, in the room that does them:
 *
 *     declare module '../infrastructure/jobs/job-payloads.js' {
 *       interface JobPayloads { 'attach-subjects': { platformId: string; contentId: string } }
 *     }
 */
export interface JobPayloads {
  'deliver-mail': { platformId: string; messageId: string };
  'deliver-webhook': { platformId: string; messageId: string };
}

export type JobName = keyof JobPayloads;
