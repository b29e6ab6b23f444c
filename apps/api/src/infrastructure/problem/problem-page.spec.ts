import { problemPage } from './problem-page.js';

describe('problemPage', () => {
  it('shows headings, paragraphs, lists and code', () => {
    const page = problemPage(
      '# A title\n\nText with `code` and **weight**.\n\n- one\n- two\n\n```json\n{"a":1}\n```\n',
    );
    expect(page).toContain('<title>A title</title>');
    expect(page).toContain('<h1>A title</h1>');
    expect(page).toContain('<p>Text with <code>code</code> and <strong>weight</strong>.</p>');
    expect(page).toContain('<li>two</li>');
    expect(page).toContain('<pre>{&quot;a&quot;:1}</pre>');
  });

  it('shows markup as text', () => expect(problemPage('# <script>')).not.toContain('<script>'));
});
