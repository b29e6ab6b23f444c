import { countedOf, latestOf, nothingProvided, type ProvidedEntry } from './provided.js';

const moderators = (internal: number): ProvidedEntry => ({
  kind: 'moderators',
  question: null,
  answer: { internal, external: 0, languages: [] },
});
const text = (question: 'governance' | 'staff_training', said: string): ProvidedEntry => ({
  kind: 'text',
  question,
  answer: { text: said },
});

it('holds nothing of no entries', () => expect(latestOf([])).toEqual(nothingProvided));

it('holds the latest of each kind and question', () => {
  const held = latestOf([
    moderators(3),
    text('governance', 'old'),
    text('staff_training', 'weekly'),
    text('governance', 'new'),
    moderators(5),
  ]);
  expect(held.moderators?.internal).toBe(5);
  expect(held.activeRecipients).toBeNull();
  expect(held.texts).toEqual({ governance: 'new', staff_training: 'weekly' });
});

it('counts the latest entry of each kind and question', () => {
  const entries = [moderators(3), text('governance', 'old'), moderators(5), text('governance', 'new')];
  const stored = entries.map((entry, index) => ({
    ...entry,
    id: String(index),
    enteredBy: null,
    recordedAt: new Date(index),
  }));
  expect(countedOf(stored).map(({ id }) => id)).toEqual(['2', '3']);
});
