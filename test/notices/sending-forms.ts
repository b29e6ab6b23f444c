/** The fields of a page in its order, as a browser sends them with the changes of a person; a field of files is an empty list. */
export function filled(page: string, changes: Record<string, string> = {}): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  const controls = /<input([^>]*)>|<textarea([^>]*)>\n?([^<]*)<|<select([^>]*)>(.*?)<\/select>/gs;
  for (const [, input, area, text, select, options] of page.matchAll(controls)) {
    const tag = input ?? area ?? select ?? '';
    const name = attribute(tag, 'name');
    const change = changes[name];
    if (attribute(tag, 'type') === 'file') fields[name] = [];
    else if (change !== undefined) fields[name] = [change];
    else if (select !== undefined) fields[name] = [/<option value="([^"]*)" selected/.exec(options ?? '')?.[1] ?? ''];
    else if (area !== undefined) fields[name] = [text ?? ''];
    else if (attribute(tag, 'type') !== 'checkbox' || / checked/.test(tag)) fields[name] = [attribute(tag, 'value')];
  }
  return fields;
}

export function urlEncoded(fields: Record<string, string[]>): URLSearchParams {
  const sent = new URLSearchParams();
  for (const [name, values] of Object.entries(fields)) values.forEach((value) => sent.append(name, value));
  return sent;
}

/** The files stand where their field stands; without any, a browser sends one that is empty and has no name. */
export function multipart(
  fields: Record<string, string[]>,
  files: { name: string; bytes: Uint8Array<ArrayBuffer> }[],
): FormData {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    values.forEach((value) => form.append(name, value));
    if (values.length > 0) continue;
    if (files.length === 0) form.append(name, new Blob([]), '');
    for (const file of files) form.append(name, new Blob([file.bytes]), file.name);
  }
  return form;
}

function attribute(tag: string, name: string): string {
  return new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}
