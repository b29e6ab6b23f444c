import { Sealer } from '../infrastructure/sealing/index.js';
import { newId } from '../infrastructure/ids.js';
import { isId } from '../infrastructure/validation/index.js';
import type { Secrets } from '../infrastructure/secrets.js';
import { millisecondsOf, Puids } from './puid.js';

const puids = new Puids(new Sealer({ masterKey: Buffer.alloc(32, 1), serverKey: Buffer.alloc(32, 2) } as Secrets));
const platform = newId();
const measure = { appliedOn: '2026-11-22', measureId: 'post-4711:2' };

describe('PUIDs (reference, section 9)', () => {
  it('of a measure follow from platform, environment, day and its id, and from nothing else', () => {
    const puid = puids.ofMeasure(platform, 'sandbox', measure);
    expect(puids.ofMeasure(platform, 'sandbox', { ...measure })).toBe(puid);
    const others = [
      puids.ofMeasure(newId(), 'sandbox', measure),
      puids.ofMeasure(platform, 'production', measure),
      puids.ofMeasure(platform, 'sandbox', { ...measure, appliedOn: '2026-11-21' }),
      puids.ofMeasure(platform, 'sandbox', { ...measure, measureId: 'post-4711:3' }),
    ];
    expect(new Set([puid, ...others]).size).toBe(5);
  });

  it('are UUIDs that begin with the day, and name nothing of the platform', () => {
    const puid = puids.ofMeasure(platform, 'sandbox', { ...measure, measureId: 'x'.repeat(200) });
    expect([isId(puid), puid[14], /[89ab]/.test(puid[19]!)]).toEqual([true, '8', true]);
    expect(puid).toMatch(/^[a-zA-Z0-9_-]{1,500}$/);
    expect(new Date(millisecondsOf(puid)).toISOString()).toBe('2026-11-22T00:00:00.000Z');
  });

  it('of a statement begin with its instant', () => {
    const statement = newId();
    const puid = puids.ofStatement(platform, 'sandbox', statement);
    expect(puid.slice(0, 13)).toBe(statement.slice(0, 13));
    expect(puids.ofStatement(platform, 'sandbox', statement)).toBe(puid);
    expect(puids.ofStatement(platform, 'production', statement)).not.toBe(puid);
  });
});
