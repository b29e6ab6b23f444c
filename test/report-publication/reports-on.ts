import { officialLanguageCodes } from '../../apps/api/src/categories/index.js';
import { questions } from '../../apps/api/src/transparency-reports/provided.js';
import type { Client, Desk } from '../support/desk.js';
import type { TestApp } from '../support/test-app.js';

export interface Checked {
  readonly id: string;
  readonly state: string;
  readonly follows: number;
  readonly contentSha256: string;
  readonly blocking: number;
  readonly warnings: number;
  readonly checkedBy: string;
  readonly publication: {
    readonly number: number;
    readonly publishedOn: string;
    readonly publishedBy: string;
    readonly publicUntil: string;
    readonly reason: string | null;
    readonly method: string | null;
    readonly changes: number;
  } | null;
  readonly findings: readonly { check: string; effect: string; sheet: string }[];
  readonly files: readonly { name: string; mediaType: string; bytes: number; sha256: string }[];
}

export interface Refused {
  readonly type: string;
  readonly state: string;
  readonly step: string;
  readonly errors: readonly { pointer: string }[];
  readonly violations: readonly { sheet: string; row: number; column: string; check: string; rule: string }[];
}

export const correction = { reason: 'Letters of March were left out.', method: 'They were entered.' };

/** The reports of a desk's platform. */
export function reportsOn({ owner }: TestApp, at: Desk, period = '2026-01-01/2026-12-31') {
  const address = `/v1/platforms/${at.platform}/reports/${period}/versions`;
  const inputs = `/v1/platforms/${at.platform}/report-inputs/${period}`;
  const check = (by: Client = at.compliance) => by.post<Checked & Refused>(address, {});
  const publish = (id: string, by: Client = at.compliance) =>
    by.post<Checked & Refused>(`${address}/${id}/publication`, {});
  return {
    address,
    check,
    publish,
    correct: (id: string, by: Client = at.compliance, body: object = correction) =>
      by.post<Checked & Refused>(`${address}/${id}/correction`, body),
    list: async () => (await at.compliance.get<{ items: Checked[] }>(address)).body.items,
    show: (id: string) => at.compliance.get<Checked>(`${address}/${id}`),
    changes: async (id: string) =>
      (await at.compliance.get<{ items: Record<string, unknown>[] }>(`${address}/${id}/changes`)).body.items,
    /** Everything that only the provider can say. */
    async enterAll(text = 'We decide, and people look at it.'): Promise<void> {
      for (const question of questions)
        await at.compliance.put(`${inputs}/texts/${question}`, { text: `${question}: ${text}` });
      const languages = officialLanguageCodes.map((language) => ({ language, moderators: 2 }));
      await at.compliance.put(`${inputs}/moderators`, { internal: 4, external: 1.5, languages });
    },
    /** What was written about the platform's reports. */
    async written(): Promise<Record<string, number>> {
      const { rows } = await owner.query<Record<string, number>>(
        `select (select count(*)::int from checked_report) as checked, (select count(*)::int from report_version) as versions,
           (select count(*)::int from report_file) as files,
           (select count(*)::int from audit_entry where action like 'report.%' and action <> 'report.input-provided') as entries`,
      );
      return rows[0]!;
    },
  };
}
