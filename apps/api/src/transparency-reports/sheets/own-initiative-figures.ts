import type { DecisionGround } from '../facts.js';
import {
  own_measures,
  own_measures_automated,
  own_measures_by_restriction,
} from '../figures/own-initiative.figures.js';
import { restrictionColumns } from '../figures/restriction-columns.js';
import { methodNotes } from '../method-notes.js';
import type { CategoryFigure } from './category-sheet.js';

/** Columns F to U of sheets 5 and 6, for the measures of one ground (Annex II 1.4). */
export function ownInitiativeFigures(ground: DecisionGround): CategoryFigure[] {
  return [
    {
      id: 'own_measures',
      header: "Number of measures taken at the provider's own initiative ",
      unit: 'count',
      figure: (row, { facts }) => own_measures(facts, row, ground),
      methodNote: methodNotes.own_measures,
    },
    {
      id: 'own_measures_automated',
      header: 'Number of measures taken after detection with solely automated means ',
      unit: 'count',
      figure: (row, { facts, choices }) => own_measures_automated(facts, row, ground, choices.solelyAutomatedColumn),
      methodNote: methodNotes.own_measures_automated,
    },
    ...restrictionColumns.map(({ id, header }): CategoryFigure => ({
      id,
      header,
      unit: 'count',
      // A restriction that the service can never impose is blank, not 0 (Annex II Part I section 1).
      figure: (row, { facts, imposableRestrictions }) =>
        own_measures_by_restriction(facts, row, ground, id) || (imposableRestrictions.includes(id) ? 0 : null),
    })),
  ];
}
