import { jest } from '@jest/globals';
import { newId } from './ids.js';

describe('a new id', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is a UUID of version 7', () => {
    expect(newId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is greater than every one before it, also within a millisecond', () => {
    const ids = Array.from({ length: 10_000 }, newId);
    expect(ids).toEqual(ids.toSorted());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('goes on growing when the clock is set back', () => {
    const before = newId();
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 60_000);
    expect(newId() > before).toBe(true);
  });
});
