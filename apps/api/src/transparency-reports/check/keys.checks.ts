import {
  categoriesFor,
  categoryOf,
  type CategoryUse,
  isSubcategoryOf,
  officialLanguageCodes,
  otherKeyword,
} from '../../categories/index.js';
import type { Check, Violation } from './check.js';
import { indicatorRecords, plain, reportedMemberStates } from './indicator-rows.js';
import { type CategoryRecord, categoryRecords, cell, headerOf, type SheetTable } from './sheet-table.js';
import { everyLanguage, everyMemberState, type TemplateRow } from './template-row.js';
import { templateRows } from './template-rows.js';

const uses: Readonly<Record<string, CategoryUse>> = {
  '3_member_states_orders': 'orders',
  '4_notices': 'notices',
  '5_own_initiative_illegal': 'own-initiative-illegal',
  '6_own_initiative_TC': 'own-initiative-terms',
};

const isScope = (scope: string) => scope === 'TOTAL' || reportedMemberStates.includes(scope);

function codeFault(sheet: string, { level, category, code }: CategoryRecord): string | undefined {
  const use = uses[sheet];
  if (level === 'total' || !use) return undefined;
  if (level === 'category') {
    return categoryOf(code)?.usedFor.includes(use) ? undefined : `${code} has no place on this sheet`;
  }
  if (isSubcategoryOf(code, category)) return undefined;
  return code === '' ? 'no category' : `"${code.slice(0, 80)}" is no sub-category of ${category || 'TOTAL'}`;
}

function categoryFaults(table: SheetTable): Violation[] {
  const faults = categoryRecords(table).flatMap((row): Violation[] => {
    const detail = codeFault(table.id, row);
    const at = { sheet: table.id, record: row.record };
    const fault = detail === undefined ? [] : [{ ...at, column: headerOf(table, 'category_code'), detail }];
    if (table.id !== '3_member_states_orders' || isScope(row.scope)) return fault;
    const hint = row.scope === 'GR' ? '; Greece is EL' : '';
    return [...fault, { ...at, column: headerOf(table, 'scope'), detail: `"${row.scope}" is no Member State${hint}` }];
  });
  return faults;
}

export const keysAreTheTemplates: Check = {
  id: 'F3',
  status: 'rule',
  text: 'Categories, sub-categories, Member States, languages, indicators and scopes are those of the template; the list of categories is closed (Annex II Part I section 7, Annex I).',
  violations: (tables) =>
    tables.flatMap((table) => [
      ...categoryFaults(table),
      ...indicatorRecords(table)
        .filter(({ row }) => !row)
        .map(({ record, indicator, scope }) => ({
          sheet: table.id,
          record,
          column: headerOf(table, 'indicator'),
          detail: `no row "${indicator.slice(0, 120)}"${scope ? ` for "${scope.slice(0, 40)}"` : ''} in the template`,
        })),
    ]),
};

export const labelsAreExact: Check = {
  id: 'F10',
  status: 'inferred',
  text: 'Fixed texts are the template’s, byte for byte, spaces included (Annex I).',
  violations: (tables) =>
    tables.flatMap((table) =>
      indicatorRecords(table).flatMap(({ record, row, indicator, scope }): Violation[] => {
        if (!row) return [];
        const applicability = cell(table, table.records[record - 1]!, 'applicability');
        const differs = (column: string, text: string, fixed: string) =>
          text === fixed
            ? []
            : [{ sheet: table.id, record, column: headerOf(table, column), detail: `"${text.slice(0, 120)}"` }];
        return [
          ...differs('indicator', indicator, row.indicator),
          ...(row.scope === null || row.scope.startsWith('<') ? [] : differs('scope', scope, row.scope)),
          ...differs('applicability', applicability, row.applicability),
        ];
      }),
    ),
};

const codesOfScope: Readonly<Record<string, readonly string[]>> = {
  [everyLanguage]: officialLanguageCodes,
  [everyMemberState]: reportedMemberStates,
};

/** What the blank template leaves out of the block of a Member State, so that nobody can be asked for it. */
const leftOutByTemplate = 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL_DEEPFAKE';

function categoryKeys(sheet: string, scope: string): string[] {
  const use = uses[sheet];
  if (!use) return [];
  return [
    'TOTAL',
    ...categoriesFor(use).flatMap(({ code, subcategories }) => [
      code,
      ...subcategories.map((subcategory) => `${code} / ${subcategory.code}`),
    ]),
  ].filter((key) => scope === '' || scope === 'TOTAL' || !key.endsWith(leftOutByTemplate));
}

function missingCategories(table: SheetTable): Violation[] {
  const records = categoryRecords(table);
  const scopes = [...new Set(records.map(({ scope }) => scope))].filter((scope) => scope === '' || isScope(scope));
  return scopes.flatMap((scope) => {
    const own = records.filter((record) => record.scope === scope);
    const present = new Set(
      own.map(({ level, category, code }) => (level === 'subcategory' ? `${category} / ${code}` : code)),
    );
    return categoryKeys(table.id, scope)
      .filter((key) => !present.has(key))
      .map((key) => ({
        sheet: table.id,
        record: own[0]!.record,
        column: headerOf(table, 'category_code'),
        detail: `the row ${scope ? `${scope}: ` : ''}${key} is missing`,
      }));
  });
}

/** Rows that a report repeats, one per automated system (Annex II 1.6). */
const isRepeated = (row: TemplateRow) => row.unit === 'ratio' && row.indicator.startsWith('Accuracy');

function indicatorFaults(table: SheetTable): Violation[] {
  const records = indicatorRecords(table);
  const keyOf = (row: TemplateRow, scope: string) => `${row.id}\n${row.scope?.startsWith('<') ? scope.trim() : ''}`;
  const seen = new Set<string>();
  const twice = records.flatMap(({ record, row, scope }): Violation[] => {
    if (!row || isRepeated(row)) return [];
    const key = keyOf(row, scope);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    return [{ sheet: table.id, record, column: null, detail: `"${row.indicator.trim()}" stands twice for "${scope}"` }];
  });
  const present = new Set(records.flatMap(({ row, scope }) => (row ? [keyOf(row, scope)] : [])));
  const missing = (templateRows[table.id] ?? []).flatMap((row) =>
    (codesOfScope[row.scope ?? ''] ?? [row.scope ?? ''])
      .filter((scope) => !present.has(keyOf(row, scope)))
      .map((scope) => ({
        sheet: table.id,
        record: 1,
        column: headerOf(table, 'indicator'),
        detail: `the row "${row.indicator.trim()}"${scope ? ` for "${scope.trim()}"` : ''} is missing`,
      })),
  );
  return [...twice, ...missing];
}

export const rowsAreComplete: Check = {
  id: 'F6',
  status: 'rule',
  text: 'Every row of the template is there once; a report that lacks parts counts as incomplete (Annex II Part I section 1).',
  violations: (tables) =>
    tables.flatMap((table) => [...missingCategories(table), ...indicatorFaults(table), ...repeatedCategories(table)]),
};

function repeatedCategories(table: SheetTable): Violation[] {
  const seen = new Set<string>();
  return categoryRecords(table).flatMap(({ record, scope, category, code, otherDescription }): Violation[] => {
    if (code === '' || (code === otherKeyword && otherDescription)) return [];
    const key = [scope, category, code].map(plain).join('\n');
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const detail = `${scope ? `${scope}: ` : ''}${code} stands twice`;
    return [{ sheet: table.id, record, column: headerOf(table, 'category_code'), detail }];
  });
}
