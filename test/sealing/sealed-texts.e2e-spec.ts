import { newId } from '../../apps/api/src/infrastructure/ids.js';
import { Sealer, SealedTexts } from '../../apps/api/src/infrastructure/sealing/index.js';
import { testDatabase, type TestDatabase } from '../support/test-database.js';

describe('sealed texts', () => {
  let database: TestDatabase;
  const sealer = new Sealer({
    masterKey: Buffer.alloc(32, 1),
    serverKey: Buffer.alloc(32, 2),
    auditKey: Buffer.alloc(32, 3),
  });
  const texts = new SealedTexts(sealer);
  const platformId = newId();
  const now = new Date('2026-11-22T10:00:00Z');

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.drop());

  const store = async (...values: string[]) => {
    const rows = values.map((text) => texts.prepare({ platformId, kind: 'notice-explanation', text }));
    await database.db.transaction((tx) => texts.insertMany(tx, rows, now));
    return rows;
  };
  const read = (ids: string[]) => database.db.read((tx) => texts.read(tx, platformId, ids));

  it('come back as they were written, many at once', async () => {
    const values = Array.from({ length: 300 }, (_, index) => `Text ${index} with ünïcode 🙂`);
    const rows = await store(...values);
    const found = await read(rows.map(({ id }) => id));
    expect(rows.map(({ id }) => found.get(id))).toEqual(values);
  });

  it('lie unreadable in the database', async () => {
    const [row] = await store('private words');
    const { rows } = await database.owner.query<{ row: string }>(
      'select t::text as row from sealed_text t where t.id = $1',
      [row?.id],
    );
    expect(rows[0]?.row).not.toContain('private');
    expect(rows[0]?.row).not.toContain(Buffer.from('private').toString('hex'));
  });

  it('are gone with their keys when erased, and only they', async () => {
    const [gone, kept] = await store('gone', 'kept');
    const erased = await database.db.transaction((tx) => texts.erase(tx, platformId, [gone!.id]));
    expect(erased).toBe(1);
    expect(await read([gone!.id, kept!.id])).toEqual(new Map([[kept!.id, 'kept']]));
    const { rows } = await database.owner.query('select from sealed_text where id = $1', [gone!.id]);
    expect(rows).toEqual([]);
  });

  it('of another platform are not found', async () => {
    const [row] = await store('own');
    expect(await database.db.read((tx) => texts.read(tx, newId(), [row!.id]))).toEqual(new Map());
  });
});
