/** Shows the Markdown of docs/problems/ as a plain page: headings, paragraphs, lists, code, emphasis; nothing else is used there. */
export function problemPage(markdown: string): string {
  const blocks = markdown
    .trim()
    .split(/\n{2,}/)
    .map(block);
  const title = /^# (.*)$/m.exec(markdown)?.[1] ?? 'Problem';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}pre,code{background:#f3f3f3}pre{padding:.5rem;overflow:auto}</style>
</head>
<body>
${blocks.join('\n')}
</body>
</html>
`;
}

function block(text: string): string {
  const [, hashes, heading] = /^(#{1,3}) (.*)$/s.exec(text) ?? [];
  if (hashes !== undefined) return `<h${hashes.length}>${inline(heading ?? '')}</h${hashes.length}>`;
  const [, code] = /^```\w*\n(.*?)\n?```$/s.exec(text) ?? [];
  if (code !== undefined) return `<pre>${escaped(code)}</pre>`;
  if (text.startsWith('- ')) {
    const items = text
      .slice(2)
      .split(/\n- /)
      .map((item) => `<li>${inline(item)}</li>`);
    return `<ul>\n${items.join('\n')}\n</ul>`;
  }
  return `<p>${inline(text)}</p>`;
}

function inline(text: string): string {
  return escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
