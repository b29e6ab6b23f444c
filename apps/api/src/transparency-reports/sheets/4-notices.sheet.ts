import { noticeFigures } from '../figures/notice.figures.js';
import { methodNotes } from '../method-notes.js';
import { categorySheet, type CategoryFigure } from './category-sheet.js';

type FigureId = keyof typeof noticeFigures;

function noticeFigure(id: FigureId, unit: CategoryFigure['unit'], header: string): CategoryFigure {
  return {
    id,
    unit,
    header,
    figure: (row, { facts, choices }) => noticeFigures[id](facts, row, choices.hourDecimals),
    methodNote: methodNotes[id],
  };
}

/** Annex II 1.3: notices by what the notifier alleges, and what was done after them. */
export const notices = categorySheet({
  id: '4_notices',
  partName: 'notices',
  legalBasis: 'Art. 15(1)(b)',
  applicability: 'Only for providers of hosting services, including online platforms',
  use: 'notices',
  categoryHeader: 'Category of illegal content',
  contextPrefix: 'Contextual information on ',
  filings: (facts) => [...facts.notices, ...facts.actions],
  figures: [
    noticeFigure('notices_received', 'count', 'Number of notices received '),
    noticeFigure('notices_received_tf', 'count', 'Number of notices received from Trusted flaggers'),
    noticeFigure(
      'notice_items',
      'count',
      'Number of specific items of information included in the total number of notices',
    ),
    noticeFigure(
      'notice_items_tf',
      'count',
      'Number of specific items of information included in the total number of notices by Trusted Flaggers (Trusted Flagger notices)',
    ),
    noticeFigure('notice_median_action_hours', 'hours', 'Median time to take action'),
    noticeFigure('notice_median_action_hours_tf', 'hours', 'Median time to take action (Trusted Flagger notices)'),
    noticeFigure('notice_actions_law', 'count', 'Number of actions taken on the basis of the law'),
    noticeFigure(
      'notice_actions_law_tf',
      'count',
      'Number of actions taken on the basis of the law (Trusted Flagger notices)',
    ),
    noticeFigure(
      'notice_actions_tc',
      'count',
      'Number of actions taken on the basis of the terms and conditions of the service',
    ),
    noticeFigure(
      'notice_actions_tc_tf',
      'count',
      'Number of actions taken on the basis of the terms and conditions of the service (Trusted Flagger notices)',
    ),
  ],
});
