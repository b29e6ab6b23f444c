import { newReference, readReference } from './reference.js';

describe('the reference of a notice', () => {
  it('is read back however it is typed', () => {
    const reference = newReference();
    expect(reference).toMatch(/^N-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{3}$/);
    expect(readReference(reference.toLowerCase())).toBe(reference);
    expect(readReference(` ${reference.slice(2).replaceAll('-', ' ')} `)).toBe(reference);
    expect(readReference(reference.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(reference);
  });

  it('with one digit mistyped is nobody’s', () => {
    const reference = newReference();
    for (let i = 2; i < reference.length; i++) {
      if (reference[i] === '-') continue;
      const other = reference[i] === '7' ? '8' : '7';
      expect(readReference(reference.slice(0, i) + other + reference.slice(i + 1))).toBeNull();
    }
  });

  it.each(['', 'N-', 'hello', 'N-7KQ2-M4XT-9RWB', 'N-UUUU-UUUU-UUUU-UUU'])('is not %p', (typed) => {
    expect(readReference(typed)).toBeNull();
  });
});
