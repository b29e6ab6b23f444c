import { attributes, html } from './html.js';

describe('html', () => {
  it('escapes what is put into it', () => {
    expect(html`<p title="${'"'}">${'<script>'} ${"&'"}</p>`.markup).toBe(
      '<p title="&quot;">&lt;script&gt; &amp;&#39;</p>',
    );
  });

  it('keeps markup, joins lists and leaves out what is not there', () => {
    const items = ['a', 'b'].map((item) => html`<li>${item}</li>`);
    expect(html`<p>${items}${null}${undefined}${false}${0}</p>`.markup).toBe('<p><li>a</li><li>b</li>0</p>');
  });

  it('writes attributes, and only those that are set', () => {
    expect(attributes({ id: 'a"b', checked: true, hidden: false, title: undefined, rows: 3 }).markup).toBe(
      'id="a&quot;b" checked rows="3"',
    );
  });
});
