import { render, template } from './message-template.js';

const greeting = template<{ name: string }>({
  name: 'greeting',
  version: 1,
  languages: {
    en: { subject: ({ name }) => `Hello ${name}`, text: ({ name }) => `Dear ${name}` },
    de: { subject: ({ name }) => `Hallo ${name}`, text: ({ name }) => `Guten Tag ${name}` },
    'pt-br': { subject: ({ name }) => `Oi ${name}`, text: ({ name }) => `Prezado ${name}` },
  },
});

describe('the language of a message', () => {
  it.each([
    ['the wanted one', ['de', 'en'], 'de'],
    ['the plain language of a regional one', ['de-AT'], 'de'],
    ['a regional one that the template has', ['pt-BR'], 'pt-br'],
    ['the next wanted one when the first is missing', ['fr', 'de'], 'de'],
    ['English when none is there', ['fr', 'it'], 'en'],
    ['English when nobody said', [undefined], 'en'],
    ['English for a word that objects happen to know', ['constructor'], 'en'],
  ])('is %s', (_case, wanted, language) => {
    expect(render(greeting, wanted, { name: 'Eve' }).language).toBe(language);
  });
});

describe('a rendered message', () => {
  it('has a subject of one line, whatever a value holds', () => {
    const { subject } = render(greeting, [], { name: 'Eve\r\nBcc: all@example.org\u2028X: y\0' });
    expect(subject).toBe('Hello Eve Bcc: all@example.org X: y');
  });

  it('keeps the lines of its text and no other control character', () => {
    expect(render(greeting, [], { name: 'Eve\r\nand\tAdam\u0007' }).text).toBe('Dear Eve\nand\tAdam\n');
  });
});
