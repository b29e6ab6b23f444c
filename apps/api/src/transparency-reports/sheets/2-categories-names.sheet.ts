import { categories } from '../../categories/index.js';
import { exemptionsNote, subcategoryNote, writingNote } from '../method-notes.js';
import type { SheetDeclaration } from '../sheet.js';

interface CategoryNameRow {
  readonly label: string;
  readonly name: string;
  readonly code: string;
  /** Key of the provider's own note. */
  readonly noteKey: string;
}

const rows: readonly CategoryNameRow[] = [
  { label: 'TOTAL', name: 'All the entries', code: 'TOTAL', noteKey: 'TOTAL' },
  ...categories.flatMap(({ label, name, code, subcategories }) => [
    { label, name, code, noteKey: code },
    ...subcategories.map((subcategory) => ({ ...subcategory, noteKey: `${code}/${subcategory.code}` })),
  ]),
];

/** How the provider reads the categories (Annex II Part I section 7). */
export const categoriesNames: SheetDeclaration<CategoryNameRow> = {
  id: '2_categories_names',
  partName: 'categories_names',
  legalBasis: 'Art. 15(1)(a) to (c)',
  columns: [
    { id: 'category_label', header: 'Category label', role: 'key', unit: 'text', cell: (row) => row.label },
    { id: 'category_description', header: 'Category description', role: 'key', unit: 'text', cell: (row) => row.name },
    {
      id: 'category_code',
      header: 'Category of illegal content / incompatible with the terms and conditions',
      role: 'key',
      unit: 'text',
      cell: (row) => row.code,
    },
    {
      id: 'contextual_information',
      header: 'Contextual information',
      role: 'context',
      unit: 'text',
      cell: ({ code, noteKey }, { categoryNotes, facts, choices }) => {
        const notes =
          code === 'TOTAL'
            ? [categoryNotes[noteKey] ?? subcategoryNote, exemptionsNote(facts.exemptions), writingNote(choices)]
            : [categoryNotes[noteKey]];
        return notes.filter((note) => note).join(' ') || null;
      },
    },
  ],
  rows: () => rows,
};
