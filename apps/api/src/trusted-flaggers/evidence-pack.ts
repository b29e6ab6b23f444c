import { makeArchive } from '../infrastructure/archive.js';
import type { InsufficientItem, InsufficientNotice } from './insufficient-notices.query.js';
import { shareUpheld } from './quality.rules.js';
import type { QualityCounts } from './quality.query.js';
import type { ShownQuality } from './show-quality.service.js';
import { toStatusEvents } from './trusted-flagger.response.js';

/** What a notice or supplement said, as intake sealed it; without the notifier, who is sealed apart. */
export interface SaidByNotice {
  readonly explanation?: string;
  readonly law?: string;
  readonly items?: readonly unknown[];
}

/** Texts are null where they were erased, and `said` is empty for what is protected. */
export interface EvidenceNotice {
  readonly notice: InsufficientNotice;
  readonly said: readonly SaidByNotice[];
  readonly items: readonly (InsufficientItem & { readonly reason: string | null })[];
}

export interface Evidence {
  /** Why the Coordinator is told; null where nobody wrote it yet. */
  readonly explanation: string | null;
  readonly quality: ShownQuality;
  readonly notices: readonly EvidenceNotice[];
  /** How many more there are than the pack holds. */
  readonly leftOut: number;
}

/** The files for the Coordinator as one zip (Art. 22(6)): explanations, figures and the notices judged insufficient. */
export function evidencePack({ explanation, quality, notices, leftOut }: Evidence): Uint8Array {
  const { flagger, period, asOf, figures } = quality;
  return makeArchive(
    {
      ...(explanation === null ? {} : { 'explanation.txt': `${explanation}\n` }),
      'flagger.json': json({
        id: flagger.id,
        name: flagger.name,
        awardedBy: flagger.awardedBy,
        coordinatorMemberState: flagger.coordinatorMemberState,
        awardReference: flagger.awardReference,
        history: toStatusEvents(flagger),
      }),
      'figures.json': json({
        total: withShare(figures.total),
        inside: withShare(figures.inside),
        outside: withShare(figures.outside),
        categories: [...figures.categories].map(([category, counts]) => ({ category, ...withShare(counts) })),
      }),
      'notices.json': json(notices.map(toEvidence)),
      'notices.csv': csv(notices),
    },
    {
      article: '22(6)',
      flagger: flagger.name,
      from: period.from,
      to: period.to,
      timeZone: flagger.timeZone,
      asOf,
      notices: notices.length,
      leftOut,
      protected: notices.filter(({ notice }) => notice.isProtected).length,
    },
  );
}

function toEvidence({ notice, said, items }: EvidenceNotice) {
  return {
    reference: notice.reference,
    receivedAt: notice.receivedAt,
    category: notice.category,
    inArea: notice.inArea,
    missingElements: notice.missingElements,
    protected: notice.isProtected,
    said,
    items: items.map((item) => ({
      position: item.position,
      outcome: item.outcome,
      manifestly: item.manifestly,
      decidedAt: item.decidedAt,
      lawExamined: item.lawExamined,
      provision: item.provision,
      memberState: item.memberState,
      reason: item.reason,
    })),
  };
}

/** Codes and instants alone: no cell needs quotes. */
function csv(notices: readonly EvidenceNotice[]): string {
  const head = [
    'reference',
    'receivedAt',
    'category',
    'inArea',
    'missingElements',
    'position',
    'outcome',
    'manifestly',
  ];
  const rows = notices.flatMap(({ notice, items }) => {
    const { reference, receivedAt, category, inArea, missingElements } = notice;
    const first = [reference, receivedAt.toISOString(), category ?? '', String(inArea), missingElements.join(' ')];
    if (items.length === 0) return [[...first, '', '', '']];
    return items.map(({ position, outcome, manifestly }) => [
      ...first,
      String(position),
      outcome ?? '',
      manifestly === null ? '' : String(manifestly),
    ]);
  });
  return [head, ...rows].map((cells) => `${cells.join(',')}\r\n`).join('');
}

const withShare = (counts: QualityCounts) => ({ ...counts, shareUpheld: shareUpheld(counts) });
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;
