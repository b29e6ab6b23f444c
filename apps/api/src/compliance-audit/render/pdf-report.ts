import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Content, TableCell } from 'pdfmake';
import { palette, verdictColours } from '../charts/palette.js';
import { draw, hasData } from '../charts/index.js';
import type { ComplianceReport, Criterion, Figure, Section, Table } from '../compliance-report.js';
import type { Verdict } from '../verdict.rules.js';
import { aboutReport, documentTitle, howToRead, moreRows, rowsShown, verdictCounts } from './report-words.js';
import { cell, change, verdictWords, written } from './written.js';

const CHART_WIDTH = 499;
/** The width between the margins of A4, in points. */
const UPRIGHT = 499;
const TURNED = 745;

/** The same report as pages of A4, with fonts that come with the program; the same report makes the same bytes. */
export async function pdfReport(report: ComplianceReport): Promise<Uint8Array> {
  const { default: pdfmake } = await import('pdfmake');
  const fonts = join(dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')), 'fonts', 'Roboto');
  pdfmake.setFonts({
    Roboto: {
      normal: join(fonts, 'Roboto-Regular.ttf'),
      bold: join(fonts, 'Roboto-Medium.ttf'),
      italics: join(fonts, 'Roboto-Italic.ttf'),
      bolditalics: join(fonts, 'Roboto-MediumItalic.ttf'),
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(fonts));
  const madeAt = new Date(report.madeAt);
  return pdfmake
    .createPdf({
      pageSize: 'A4',
      pageMargins: [48, 52, 48, 52],
      language: 'en',
      displayTitle: true,
      info: {
        title: documentTitle(report),
        author: report.providerName,
        subject: 'Regulation (EU) 2022/2065, Art. 37 and 41',
        producer: report.program,
        creator: report.program,
        creationDate: madeAt,
        modDate: madeAt,
      },
      defaultStyle: { font: 'Roboto', fontSize: 9, lineHeight: 1.25, color: palette.ink },
      styles: {
        soft: { color: palette.soft },
        small: { fontSize: 8 },
        title: { fontSize: 24, bold: true },
        section: { fontSize: 16, bold: true },
        part: { fontSize: 10.5, bold: true, margin: [0, 12, 0, 4] },
        column: { bold: true, color: palette.soft, fontSize: 8 },
      },
      footer: (page: number, pages: number) => ({
        columns: [
          { text: `${report.serviceName}, ${report.period.from} to ${report.period.to}`, style: ['soft', 'small'] },
          { text: `${page} / ${pages}`, alignment: 'right', style: ['soft', 'small'] },
        ],
        margin: [48, 18, 48, 0],
      }),
      content: [
        ...firstPage(report),
        ...report.sections.flatMap((section, index) => sectionPages(section, index + 1, report)),
      ],
    })
    .getBuffer();
}

function firstPage(report: ComplianceReport): Content[] {
  return [
    { text: 'Compliance audit report · Regulation (EU) 2022/2065, Art. 37 and 41', style: 'soft' },
    { text: report.serviceName, style: 'title', margin: [0, 4, 0, 0] },
    { text: `${report.period.from} to ${report.period.to}`, style: 'soft', fontSize: 12, margin: [0, 0, 0, 10] },
    ...report.cautions.map(({ title, detail }) => boxed([{ text: title, bold: true }, { text: detail }])),
    {
      layout: 'noBorders',
      table: {
        widths: [80, '*'],
        body: aboutReport(report).map(([label, value]) => [{ text: label, style: 'soft' }, value]),
      },
      margin: [0, 6, 0, 12],
    },
    { text: 'Verdicts', style: 'section' },
    {
      text: verdictCounts(report.sections)
        .map(([verdict, count]) => `${count} ${verdictWords[verdict].toLowerCase()}`)
        .join(' · '),
      style: 'soft',
    },
    ruled(
      [16, 130, 70, 48, '*'],
      ['No.', 'Obligation', 'Articles', 'Verdict', 'Because'],
      report.sections.map(({ id, title, articles, verdict, reasons }, index) => [
        String(index + 1),
        { text: title, linkToDestination: id },
        articles,
        badge(verdict),
        reasons[0] ?? '',
      ]),
    ),
    { text: 'How to read this report', style: 'part' },
    ...howToRead.map((text): Content => ({ text, style: 'small', margin: [0, 0, 0, 3] })),
  ];
}

function sectionPages(section: Section, number: number, { timeZone }: ComplianceReport): Content[] {
  return [
    {
      columns: [
        { text: `${number}. ${section.title}`, style: 'section', id: section.id, width: '*' },
        { ...badge(section.verdict), width: 60, alignment: 'right', margin: [0, 5, 0, 0] },
      ],
      pageBreak: 'before',
    },
    { text: section.articles, style: 'soft', margin: [0, 0, 0, 4] },
    { text: section.duty },
    ...(section.reasons.length > 0 ? [{ ul: [...section.reasons], margin: [0, 4, 0, 0] } as Content] : []),
    ...(section.criteria.length > 0 ? [part('Judged by'), criteria(section.criteria)] : []),
    ...(section.figures.length > 0 ? [part('Figures and trend'), figures(section.figures)] : []),
    ...section.charts.filter(hasData).map((chart): Content => ({
      stack: [part(chart.title), { svg: draw(chart).markup, width: CHART_WIDTH }],
      unbreakable: true,
    })),
    ...tablePages(section.tables, timeZone),
    ...(section.notes.length > 0
      ? [part('Notes'), ...section.notes.map((text): Content => ({ text, style: 'small', margin: [0, 0, 0, 3] }))]
      : []),
    part('Evidence'),
    { ul: section.evidence.map(({ what, where }) => `${what}: ${where}`), style: 'small' },
  ];
}

function criteria(all: readonly Criterion[]): Content {
  return ruled(
    ['*', 50, 50, 36, 110, 48],
    ['Criterion', 'Value', 'Before', 'Of', 'Limits', 'Verdict'],
    all.map(({ sentence, unit, value, before, observations, measure, verdict }) => [
      sentence,
      right(written(value, unit)),
      right(written(before, unit)),
      right(written(observations, 'count')),
      measure,
      badge(verdict),
    ]),
    [1, 2, 3],
  );
}

function figures(all: readonly Figure[]): Content {
  return ruled(
    [140, 54, 54, 54, 36, '*'],
    ['Figure', 'Value', 'Before', 'Change', 'Of', 'Counts'],
    all.map(({ label, unit, value, before, observations, cohort }) => [
      label,
      right(written(value, unit)),
      right(written(before, unit)),
      right(change(value, before, unit)),
      right(written(observations, 'count')),
      { text: cohort, style: 'soft' },
    ]),
    [1, 2, 3, 4],
  );
}

/** Wide tables lie on pages of their own, turned; what follows them stands upright again. */
function tablePages(tables: readonly Table[], timeZone: string): Content[] {
  const upright = tables.filter((table) => !isWide(table)).flatMap((table) => tableParts(table, timeZone, UPRIGHT));
  const turned = tables.filter(isWide).map((table, index): Content => ({
    stack: tableParts(table, timeZone, TURNED),
    ...(index === 0 ? { pageBreak: 'before', pageOrientation: 'landscape' } : {}),
  }));
  const back: Content[] = turned.length > 0 ? [{ text: '', pageBreak: 'before', pageOrientation: 'portrait' }] : [];
  return [...upright, ...turned, ...back];
}

function isWide({ columns, rows }: Table): boolean {
  return columns.length > 8 && rows.length > 0;
}

function tableParts({ title, note, columns, rows, total }: Table, timeZone: string, width: number): Content[] {
  const shown = rows.slice(0, rowsShown);
  const more = moreRows(shown.length, rows.length, total);
  const heading: Content = { stack: [part(title), { text: note, style: ['soft', 'small'] }], unbreakable: true };
  if (rows.length === 0) return [heading, { text: 'None.', style: 'small' }];
  const isNumber = columns.map(({ unit }) => unit !== 'text' && unit !== 'instant');
  const texts = shown.map((row) => columns.map((column, index) => cell(row[index] ?? null, column, timeZone)));
  return [
    heading,
    ruled(
      columnWidths(
        columns.map(({ label }, index) => [label, ...texts.map((row) => row[index]!)]),
        width - columns.length * 8,
      ),
      columns.map(({ label }) => label),
      texts.map((row) => row.map((text, index) => (isNumber[index] ? right(text) : breakable(text)))),
      isNumber.flatMap((is, index) => (is ? [index] : [])),
      columns.length > 8 ? 7 : 8,
    ),
    ...(more ? [{ text: more, style: ['soft', 'small'] } as Content] : []),
  ];
}

/** Points that the columns get of the width: by their longest text, none so much that others must break each word. */
function columnWidths(columns: readonly (readonly string[])[], width: number): number[] {
  const wanted = columns.map((texts) => {
    const longestWord = Math.max(...texts.flatMap((text) => text.split(' ')).map((word) => word.length));
    return Math.max(Math.min(15, longestWord * 1.2), Math.min(26, Math.max(...texts.map((text) => text.length))));
  });
  const all = wanted.reduce((sum, one) => sum + one, 0);
  return wanted.map((one) => (one / all) * width);
}

/** Ids and references, which are one long word, may break anywhere. */
function breakable(text: string): TableCell {
  return /^\S{16,}$/.test(text) ? { text, wordBreak: 'break-all' } : text;
}

const part = (text: string): Content => ({ text, style: 'part', headlineLevel: 2 });
const right = (text: string): TableCell => ({ text, alignment: 'right' });

function badge(verdict: Verdict): { text: string; bold: true; color: string } {
  return { text: verdictWords[verdict], bold: true, color: verdictColours[verdict].ink };
}

function boxed(stack: Content[]): Content {
  const { ink, back } = verdictColours['at-risk'];
  return {
    table: { widths: ['*'], body: [[{ stack, fillColor: back, margin: [6, 4, 6, 4] }]] },
    layout: {
      hLineWidth: () => 0,
      vLineWidth: (index) => (index === 0 ? 3 : 0),
      vLineColor: () => ink,
    },
    margin: [0, 2, 0, 4],
  };
}

/** A table with lines between its rows alone; the head stands on each page. */
function ruled(
  widths: (number | string)[],
  head: readonly string[],
  body: TableCell[][],
  numbers: readonly number[] = [],
  fontSize = 8,
): Content {
  return {
    fontSize,
    margin: [0, 2, 0, 4],
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [
        head.map((text, index): TableCell => ({
          text,
          style: 'column',
          alignment: numbers.includes(index) ? 'right' : 'left',
        })),
        ...body,
      ],
    },
    layout: {
      hLineWidth: (index, node) => (index === 0 || index === node.table.body.length ? 0 : 0.5),
      vLineWidth: () => 0,
      hLineColor: () => palette.rule,
      paddingLeft: (index) => (index === 0 ? 0 : 4),
      paddingRight: () => 4,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
  };
}
