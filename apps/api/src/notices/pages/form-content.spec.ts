import { goodFaithWording } from '../good-faith.js';
import { confirmsOtherWording, contentOf, detailsOf, saysNothing } from './form-content.js';

const fields = (values: Record<string, string>) => new URLSearchParams(values);

describe('what the fields of the form say', () => {
  it.each([
    ['one address a line', 'https://a.example/1\n\n  at://b/2 ', ['https://a.example/1', 'at://b/2']],
    ['a host without a scheme', 'social.example/posts/1', ['https://social.example/posts/1']],
    ['a host with a port', 'social.example:8080/1', ['https://social.example:8080/1']],
    ['words, which stay as they are', 'the third comment', ['the third comment']],
  ])('reads %s', (_case, urls, expected) =>
    expect(contentOf(fields({ urls })).items).toEqual(expected.map((url) => ({ url }))),
  );

  it('makes one item of a content id and the address that came with it', () => {
    const { items } = contentOf(fields({ contentId: 'post-1', contentUrl: 'https://a.example/1' }));
    expect(items).toEqual([{ contentId: 'post-1', description: 'https://a.example/1' }]);
  });

  it('reads a category with its sub-category', () => {
    expect(detailsOf(fields({ category: 'STATEMENT_CATEGORY_VIOLENCE:KEYWORD_OTHER' }))).toMatchObject({
      category: 'STATEMENT_CATEGORY_VIOLENCE',
      keyword: 'KEYWORD_OTHER',
    });
  });

  it('leaves out what is empty', () => {
    expect(detailsOf(fields({ explanation: ' ', name: '', email: '', category: '', law: '' }))).toEqual({ items: [] });
    expect(saysNothing(contentOf(fields({ name: 'Eve' })))).toBe(true);
  });

  it('takes the good faith only in the wording in force (Art. 16(2)(d))', () => {
    expect(contentOf(fields({ goodFaith: goodFaithWording })).goodFaith).toBe(true);
    expect(contentOf(fields({ goodFaith: '2020-01' })).goodFaith).toBeUndefined();
    expect(confirmsOtherWording(fields({ goodFaith: '2020-01' }))).toBe(true);
    expect(confirmsOtherWording(fields({}))).toBe(false);
  });
});
