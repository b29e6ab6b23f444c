/** What a browser would send with the form of this page, with the changes of a person to it. */
export function filled(page: string, changes: Record<string, string | string[]> = {}): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [, tag = ''] of page.matchAll(/<input([^>]*)>/g)) {
    const [, name] = /name="([^"]*)"/.exec(tag) ?? [];
    const isSent = /type="(hidden|text|email)"/.test(tag) || / checked/.test(tag);
    if (name && isSent) fields[name] = [/value="([^"]*)"/.exec(tag)?.[1] ?? ''];
  }
  for (const [, name = '', text = ''] of page.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>\n?([^<]*)</g)) {
    fields[name] = [text];
  }
  for (const [, name = '', options = ''] of page.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs)) {
    fields[name] = [/<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''];
  }
  const { token, ...others } = {
    ...fields,
    ...Object.fromEntries(Object.entries(changes).map(([k, v]) => [k, [v].flat()])),
  };
  return token ? { ...others, token } : others;
}

export function urlEncoded(fields: Record<string, string[]>): URLSearchParams {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, values]) => values.map((value) => [name, value] as [string, string])),
  );
}

/** As a browser sends it: fields first, files last, an empty file field when there is none. */
export function multipart(
  fields: Record<string, string[]>,
  files: { name: string; bytes: Uint8Array<ArrayBuffer> }[],
): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) values.forEach((value) => form.append(name, value));
  if (files.length === 0) form.append('files', new Blob([]), '');
  for (const { name, bytes } of files) form.append('files', new Blob([bytes]), name);
  return form;
}
