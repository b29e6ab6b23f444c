import type { Api } from '../api.js';
import type { Documents } from '../documents.js';
import type { PlannedNotice } from '../scenario/day.js';
import { messageCounts, openCommands, responseTimes } from './figures.js';
import { downloadReport, periodOf } from './report-files.js';
import { rightsOf } from './rights.js';
import { summary } from './summary.js';

export interface PlayedDay {
  readonly platform: string;
  readonly startedAt: Date;
  readonly notices: readonly PlannedNotice[];
  /** Where the report's files go, beside what was downloaded during the day. */
  readonly documents: Documents;
}

/** Downloads the report of the year so far and prints the main figures; `api` is a compliance officer's. */
export async function showResults(api: Api, { platform, startedAt, notices, documents }: PlayedDay): Promise<void> {
  const { timeZone } = await api.get<{ timeZone: string }>(`/v1/platforms/${platform}`);
  const oldestHours = Math.max(0, ...notices.map(({ arrival }) => arrival?.hoursAgo ?? 0));
  const period = periodOf(new Date(startedAt.getTime() - oldestHours * 3_600_000), new Date(), timeZone);
  const report = await downloadReport(api, platform, period, documents);
  const results = {
    report,
    responseTimes: await responseTimes(api, platform, period.from, period.to),
    rights: await rightsOf(api, platform, period.from, period.to),
    messages: await messageCounts(api, platform, startedAt),
    commands: await openCommands(api, platform),
  };
  const seconds = Math.round((Date.now() - startedAt.getTime()) / 1_000);
  console.log(`\nPlayed in ${seconds} s. All that the platform has from ${period.from} to ${period.to}:\n`);
  console.log(`${summary(results)}\n\nThe report, the case file of the dispute, the package of the suspicion:`);
  for (const path of documents.paths) console.log(`  ${path}`);
}
