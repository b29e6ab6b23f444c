const explanation =
  'The post offers tablets as antibiotics from a pharmacy that does not exist. The seller asks to be paid by gift card, sends ' +
  'a picture of a licence that belongs to another business, and answers every question with the same text. Two people who ' +
  'ordered say that nothing came. Selling prescription medicine without a licence is forbidden by the medicines act of my ' +
  'country, and the pictures are taken from the maker without permission.';

const languages = ['en', 'de', 'fr', 'es'];

/** The body of a complete notice about one location that no other notice names, from a notifier of its own; ASCII. */
export function noticeNumber(number) {
  return JSON.stringify({
    items: [{ url: `https://forum.example/posts/${number}/a-title-of-usual-length` }],
    explanation,
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
    keyword: 'KEYWORD_PHISHING',
    memberState: 'DE',
    notifier: { name: 'Eve Example', email: `eve-${number}@example.org` },
    goodFaith: true,
    language: languages[number.length % languages.length],
  });
}
