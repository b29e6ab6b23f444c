import { officialLanguageCodes } from '../../categories/index.js';
import type { MeasureAutomationGroup, NoticeAutomationGroup } from '../facts.js';
import {
  measures_by_automation,
  notices_by_automation,
  partlyAutomatedNote,
  type AutomationRow,
} from '../figures/automated-means.figures.js';
import { accuracyNote, accuracyRatios, noAccuracySample } from '../accuracy-notes.js';
import { accuracy_by_system, accuracyShare, type AccuracyRows } from '../figures/accuracy.figures.js';
import type { ReportInput } from '../report-input.js';
import type { SheetColumn, SheetDeclaration, Unit } from '../sheet.js';
import { rowApplies, type Applicability } from '../tier.rules.js';
import { periodColumn, serviceColumn } from './key-columns.js';

interface AutomatedMeansRow {
  /** Of the figure, as in the machine-readable template. */
  readonly id: string;
  readonly applicability: Applicability;
  readonly indicator: string;
  readonly scope: string;
  readonly unit: Unit;
  readonly value: (input: ReportInput) => number | null;
  readonly context: (input: ReportInput) => string | null;
}

type Frame = Pick<AutomatedMeansRow, 'applicability' | 'scope'> & { scopeId: string; accuracy: AccuracyRows };

const shares: readonly AutomationRow[] = ['solely', 'not'];
const ratioNames = { accuracy: 'Accuracy', precision: 'Precision', recall: 'Recall' } as const;

const measureIndicators: Record<AutomationRow, string> = {
  solely: 'Number of measures solely taken by automated means ',
  not: 'Number of measures not taken by automated means',
};
const noticeIndicators: Record<AutomationRow, string> = {
  solely: 'Number of notices solely processed by automated means ',
  not: 'Number of notices not processed by automated means',
};

function automationId(what: 'measures' | 'notices', share: AutomationRow, { scopeId }: Frame): string {
  return `${what}_${share === 'solely' ? 'solely_automated' : 'not_automated'}.${scopeId}`;
}

function measureRow(
  frame: Frame,
  share: AutomationRow,
  counted?: (group: MeasureAutomationGroup) => boolean,
): AutomatedMeansRow {
  return {
    ...frame,
    id: automationId('measures', share, frame),
    indicator: measureIndicators[share],
    unit: 'count',
    value: ({ facts, choices }) => measures_by_automation(facts, share, choices.partlyAutomated, counted),
    context: ({ facts, choices }) => partlyAutomatedNote.measures(facts, choices.partlyAutomated, counted),
  };
}

function noticeRow(
  frame: Frame,
  share: AutomationRow,
  counted?: (group: NoticeAutomationGroup) => boolean,
): AutomatedMeansRow {
  return {
    ...frame,
    id: automationId('notices', share, frame),
    indicator: noticeIndicators[share],
    unit: 'count',
    value: ({ facts, choices }) => notices_by_automation(facts, share, choices.partlyAutomated, counted),
    context: ({ facts, choices }) => partlyAutomatedNote.notices(facts, choices.partlyAutomated, counted),
  };
}

/** Three rows for each system that second review says something of (Annex II 1.6); blank ones as long as there is none. */
function accuracyRows(frame: Frame, input: ReportInput): AutomatedMeansRow[] {
  const found = accuracy_by_system(input, frame.accuracy);
  return (found.length === 0 ? [null] : found).flatMap((system) =>
    accuracyRatios.map((ratio): AutomatedMeansRow => ({
      applicability: frame.applicability,
      scope: frame.scope,
      id: `${ratio}.${frame.scopeId}`,
      indicator: `Accuracy of the automated means - ${ratioNames[ratio]}`,
      unit: 'ratio',
      value: () => system && accuracyShare(system[ratio]),
      context: ({ choices }) => (system ? accuracyNote(ratio, system, choices) : noAccuracySample),
    })),
  );
}

const total: Frame = { applicability: 'All', scope: 'Total number', scopeId: 'total', accuracy: {} };
const ownInitiative: Frame = {
  applicability: 'All',
  scope: 'Own-initiative ',
  scopeId: 'own_initiative',
  accuracy: { origin: 'own-initiative' },
};
const allNotices: Frame = {
  applicability: 'Only for providers of hosting services, including online platforms',
  scope: 'NAM Total',
  scopeId: 'nam_total',
  accuracy: { origin: 'notice' },
};
const trustedFlaggers: Frame = {
  applicability: 'Only for providers of online platforms',
  scope: 'NAM Trusted Flagger',
  scopeId: 'nam_tf',
  accuracy: { origin: 'notice', trustedFlagger: true },
};
const languages = officialLanguageCodes.map((language): Frame => ({
  applicability: 'Only for VLOPs',
  scope: language,
  scopeId: 'lang',
  accuracy: { language },
}));

const rowsOf = (input: ReportInput): readonly AutomatedMeansRow[] => [
  ...shares.map((share) => measureRow(total, share)),
  ...accuracyRows(total, input),
  ...shares.map((share) => measureRow(ownInitiative, share, (group) => group.origin === 'own-initiative')),
  ...accuracyRows(ownInitiative, input),
  ...shares.map((share) => noticeRow(allNotices, share)),
  ...accuracyRows(allNotices, input),
  ...shares.map((share) => noticeRow(trustedFlaggers, share, (group) => group.trustedFlagger)),
  ...accuracyRows(trustedFlaggers, input),
  ...shares.flatMap((share) =>
    languages.map((frame) => measureRow(frame, share, (group) => group.language === frame.scope)),
  ),
  // The blank template shows one of the three for each of three languages; read as all three for every language.
  ...languages.flatMap((frame) => accuracyRows(frame, input)),
];

function whereApplicable<Value>(value: (row: AutomatedMeansRow, input: ReportInput) => Value) {
  return (row: AutomatedMeansRow, input: ReportInput): Value | null =>
    rowApplies(row.applicability, input.tier, input.choices.searchEngineIs) ? value(row, input) : null;
}

function key(id: string, header: string, cell: (row: AutomatedMeansRow) => string): SheetColumn<AutomatedMeansRow> {
  return { id, header, role: 'key', unit: 'text', cell };
}

/** Annex II 1.6: what automated means decided, and how well. */
export const automatedMeans: SheetDeclaration<AutomatedMeansRow> = {
  id: '8_automated_means',
  partName: 'automated_means',
  legalBasis: 'Art. 15(1)(b), (c), (e), 42(2)(c)',
  columns: [
    key('applicability', 'Applicability', (row) => row.applicability),
    serviceColumn,
    periodColumn,
    key('section', 'Section', () => 'Use of automated means for content moderation'),
    key('indicator', 'Indicator', (row) => row.indicator),
    key('scope', 'Scope', (row) => row.scope),
    {
      id: 'value',
      header: 'Value',
      role: 'figure',
      unit: 'value',
      cell: whereApplicable((row, input) => row.value(input)),
    },
    {
      id: 'contextual_information',
      header: 'Contextual Information',
      role: 'context',
      unit: 'text',
      cell: whereApplicable((row, input) => row.context(input)),
    },
  ],
  rows: rowsOf,
};
