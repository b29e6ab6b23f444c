import type { State } from './state.js';

/** What this platform is at, for whoever looks at it with a browser; no script, nothing from elsewhere. */
export function page(state: State, webhooksNotBelieved: number): string {
  const contents = [...state.contents.values()].map(({ id, account, text }) => [
    id,
    account,
    state.isVisible(id) ? (text ?? '(media)') : '(hidden)',
    state.restrictionsOn(id).join(', '),
  ]);
  const kept = [...state.kept.values()].map(({ itemId, content, sha256 }) => [itemId, content?.id ?? '', sha256 ?? '']);
  const letters = state.letters.map(({ at, account, subject, text }) => [at, account, subject, text]);
  const measures = [...state.measures.values()].map(({ measureId, facts, occurredAt }) => [
    measureId,
    facts,
    occurredAt,
  ]);
  const untold = [...state.untold.keys()].map((what) => [what]);
  const notBelieved =
    webhooksNotBelieved > 0 ? [[String(webhooksNotBelieved), 'the last answer of PUT …/webhook']] : [];
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Sample platform</title>
<style>body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;padding:.3rem;text-align:left;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere}</style>
</head><body><h1>Sample platform</h1>
${table('Contents', ['id', 'account', 'text', 'restrictions'], contents)}
${table('Kept as evidence', ['item', 'content', 'SHA-256'], kept)}
${table('Letters in the inboxes of accounts', ['at', 'account', 'subject', 'text'], letters)}
${table('Measures at own initiative', ['id', 'facts', 'at'], measures)}
${table('Not yet told to Noticedesk', ['what'], untold)}
${table('Refused by Noticedesk: somebody has to look', ['what', 'why'], [...state.refused])}
${table('Webhooks that are not believed', ['since the start', 'what the secret should be'], notBelieved)}
</body></html>
`;
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const heading = `<h2>${title} (${rows.length})</h2>`;
  if (rows.length === 0) return heading;
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('\n');
  return `${heading}\n<table><thead><tr>${head}</tr></thead><tbody>\n${body}\n</tbody></table>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
