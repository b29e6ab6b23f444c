import { strFromU8, strToU8 } from 'fflate';

/** The unpacked parts of a workbook, by path. */
export type Parts = Readonly<Record<string, Uint8Array>>;

export const worksheetPart = /^xl\/worksheets\/[^/]+\.xml$/;

const relationshipsPath = 'xl/_rels/workbook.xml.rels';
const relationshipsForm = 'http://schemas.openxmlformats.org/package/2006/relationships';
const worksheetType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet';

/** A worksheet of the workbook: programs name its part as they like, and number parts otherwise than worksheets. */
export interface WorksheetPart {
  readonly sheetId: number;
  readonly relationship: string;
  readonly path: string;
}

/** The worksheets that the workbook names and that are there, in its order. */
export function worksheetParts(parts: Parts): WorksheetPart[] {
  const targets = new Map(
    elements(parts[relationshipsPath], 'Relationship').map((relationship) => [
      relationship.get('Id'),
      pathOf(relationship.get('Target') ?? ''),
    ]),
  );
  return elements(parts['xl/workbook.xml'], 'sheet').flatMap((sheet): WorksheetPart[] => {
    const relationship = sheet.get('id');
    const path = targets.get(relationship);
    if (relationship === undefined || path === undefined) return [];
    if (!worksheetPart.test(path) || !Object.hasOwn(parts, path)) return [];
    return [{ sheetId: Number(sheet.get('sheetId')), relationship, path }];
  });
}

/** The same workbook with its worksheets named `sheet1.xml`, `sheet2.xml` and so on: readers know no other names. */
export function renamed(parts: Parts, worksheets: readonly WorksheetPart[]): Record<string, Uint8Array> {
  const others = Object.entries(parts).filter(([path]) => !worksheetPart.test(path));
  const own = worksheets.map(({ path }, index) => [`xl/worksheets/sheet${index + 1}.xml`, parts[path]!] as const);
  const relationships = worksheets.map(
    ({ relationship }, index) =>
      `<Relationship Id="${relationship.replaceAll('"', '&quot;')}" Type="${worksheetType}" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const document = `<Relationships xmlns="${relationshipsForm}">${relationships.join('')}</Relationships>`;
  return { ...Object.fromEntries([...others, ...own]), [relationshipsPath]: strToU8(document) };
}

/** Targets are told from the workbook's folder, or from the root of the archive. */
function pathOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** The attributes of each element of this name, without their prefixes; [] when there is no such part. */
function elements(part: Uint8Array | undefined, name: string): Map<string, string>[] {
  if (!part) return [];
  const found = strFromU8(part).matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^<>]*)>`, 'g'));
  return [...found].map(
    ([, attributes = '']) =>
      new Map(
        [...attributes.matchAll(/(?:^|\s)(?:\w+:)?(\w+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/g)].map(
          ([, attribute = '', double, single]) => [attribute, double ?? single ?? ''] as const,
        ),
      ),
  );
}
