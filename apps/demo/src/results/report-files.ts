import type { Api } from '../api.js';
import type { Documents } from '../documents.js';
import type { Report } from './figures.js';

export interface Period {
  /** Days, YYYY-MM-DD, both inside. */
  readonly from: string;
  readonly to: string;
}

/** The year so far, and more when what arrived by letter came in the year before; days of the zone. */
export function periodOf(earliest: Date, today: Date, timeZone: string): Period {
  const day = (at: Date) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
  const to = day(today);
  const newYear = `${to.slice(0, 4)}-01-01`;
  const first = day(earliest);
  return { from: first < newYear ? first : newYear, to };
}

/** Downloads the report as JSON, as one file a sheet, and as the archive of all of them. */
export async function downloadReport(api: Api, platform: string, { from, to }: Period, documents: Documents) {
  const path = `/v1/platforms/${platform}/reports/${from}/${to}`;
  const json = await api.download(path);
  const report = JSON.parse(json.toString('utf8')) as Report;
  await documents.save('report.json', json);
  await documents.save('report.zip', await api.download(`${path}/report.zip`));
  for (const { id } of report.sheets) await documents.save(`${id}.csv`, await api.download(`${path}/sheets/${id}.csv`));
  return report;
}
