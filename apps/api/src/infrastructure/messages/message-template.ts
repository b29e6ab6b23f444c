/** The words of a template in one language, as functions of its values. The subject becomes one line. */
export interface Wording<Values> {
  readonly subject: (values: Values) => string;
  readonly text: (values: Values) => string;
}

/** What a message says. A change of wording is a new version: the ledger tells which one somebody got. */
export interface MessageTemplate<Values> {
  readonly name: string;
  readonly version: number;
  /** By lower-case BCP 47 tag, mostly the plain language; English is always there. */
  readonly languages: { readonly en: Wording<Values> } & { readonly [language: string]: Wording<Values> };
}

export interface Rendered {
  readonly subject: string;
  readonly text: string;
  readonly language: string;
}

export function template<Values>(definition: MessageTemplate<Values>): MessageTemplate<Values> {
  return definition;
}

/** The first wanted language that the template has, else null: `de-AT` finds `de-at`, then `de`. */
export function languageOf(template: MessageTemplate<never>, wanted: readonly (string | undefined)[]): string | null {
  for (const tag of wanted) {
    const full = tag?.toLowerCase();
    const found = [full, full?.split('-')[0]].find(
      (one) => one !== undefined && Object.hasOwn(template.languages, one),
    );
    if (found !== undefined) return found;
  }
  return null;
}

/** The message in the first wanted language that the template has, else in English. */
export function render<Values>(
  template: MessageTemplate<Values>,
  wanted: readonly (string | undefined)[],
  values: Values,
): Rendered {
  const language = languageOf(template, wanted) ?? 'en';
  const wording = template.languages[language] ?? template.languages.en;
  return { subject: oneLine(wording.subject(values)), text: plainText(wording.text(values)), language };
}

/** No value can end the subject's header line and begin another. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** Line breaks and tabs stay; other control characters have no place in a letter. */
function plainText(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
  return lines.endsWith('\n') ? lines : `${lines}\n`;
}
