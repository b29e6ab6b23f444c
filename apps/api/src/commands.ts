import { exportAudit } from './audit/export-audit.command.js';
import { verifyAudit } from './audit/verify-audit.command.js';
import { verifyEvidence } from './evidence/verify-evidence.command.js';
import { makeComplianceAudit } from './compliance-audit/make-audit.command.js';
import { importFile } from './imports/import-file.command.js';
import { callRoute } from './infrastructure/command-line/call.command.js';
import type { Commands } from './infrastructure/command-line/index.js';
import { listVersions, publishReport } from './report-publication/publication.commands.js';
import {
  dismissSurge,
  listSurges,
  logSurgeStep,
  showSurge,
  switchSurgeOff,
  switchSurgeOn,
} from './surges/surges.commands.js';
import { exportTimeSeries } from './surges/time-series.command.js';
import {
  listMissing,
  pauseQueue,
  reconcileWithDump,
  resendSubmission,
  resumeQueue,
  showStatus,
} from './transparency-database/transparency-database.commands.js';
import { checkReport } from './transparency-reports/check/check-report.command.js';
import { foldReport } from './transparency-reports/folding/fold-report.command.js';
import { verifyReport } from './transparency-reports/verification/verify-report.command.js';

/**
 * Everything that `noticedesk` can do, by its words (one or two). Commands are imported from their own files, not through the rooms'
 * doors, and load what they need when they run: `--help` need not wait for all rooms.
 */
export const commands: Commands = {
  'audit export': exportAudit,
  'audit verify': verifyAudit,
  call: callRoute,
  'compliance-audit make': makeComplianceAudit,
  'evidence verify': verifyEvidence,
  import: importFile,
  'report check': checkReport,
  'report fold': foldReport,
  'report publish': publishReport,
  'report verify': verifyReport,
  'report versions': listVersions,
  'surge dismiss': dismissSurge,
  'surge list': listSurges,
  'surge off': switchSurgeOff,
  'surge on': switchSurgeOn,
  'surge show': showSurge,
  'surge step': logSurgeStep,
  'time-series': exportTimeSeries,
  'transparency-database missing': listMissing,
  'transparency-database pause': pauseQueue,
  'transparency-database reconcile': reconcileWithDump,
  'transparency-database resend': resendSubmission,
  'transparency-database resume': resumeQueue,
  'transparency-database status': showStatus,
};
