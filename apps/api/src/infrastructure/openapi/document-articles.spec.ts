import { articlesIn } from './document-articles.js';

describe('articlesIn', () => {
  it.each([
    ['one', 'What was found (Art. 17(3)(b)).', ['17(3)(b)']],
    ['several', 'Art. 9(5), 10(5)', ['9(5)', '10(5)']],
    ['paragraphs of one', 'Art. 16(1), (2), (4)', ['16(1)', '16(2)', '16(4)']],
    ['letters of one paragraph', 'With terms (Art. 17(3)(d), (e)).', ['17(3)(d)', '17(3)(e)']],
    ['lists apart', 'Art. 20(4); see Art. 21.', ['20(4)', '21']],
    ['none of another act', 'GDPR Art. 15, and Regulation (EU) 2024/2835 Art. 3', []],
    ['nothing more', 'Art. 20, then 14 days', ['20']],
  ])('finds %s', (_case, text, articles) => expect(articlesIn(text)).toEqual(articles));
});
