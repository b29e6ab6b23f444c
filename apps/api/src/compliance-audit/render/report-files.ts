import { createHash } from 'node:crypto';
import type { KeptFile, FileKind } from '../compliance-audit.js';
import type { ComplianceReport } from '../compliance-report.js';
import { csvSet } from './csv-set.js';
import { htmlReport } from './html-report.js';
import { pdfReport } from './pdf-report.js';

/** The report in every form; all are made from what the JSON says, and from nothing else. */
export async function reportFiles(report: ComplianceReport): Promise<KeptFile[]> {
  const json = `${JSON.stringify(report, null, 1)}\n`;
  const kept = JSON.parse(json) as ComplianceReport;
  return [
    file('json', Buffer.from(json)),
    file('html', Buffer.from(htmlReport(kept))),
    file('pdf', await pdfReport(kept)),
    file('csv', csvSet(kept)),
  ];
}

function file(kind: FileKind, bytes: Uint8Array): KeptFile {
  return { kind, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
