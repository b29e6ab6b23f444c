import fc from 'fast-check';
import { responseTimes, type ResponseTime } from '../../apps/api/src/platforms/index.js';
import { groupings, type Grouping } from '../../apps/api/src/response-times/response-times.query.js';
import { desk, type Desk } from '../support/desk.js';
import { testApp, type TestApp } from '../support/test-app.js';
import { countFacts, figuresOf, ofType, type CountedFact, type CountedFigures } from './count-facts.js';
import { drawFacts, now, type PastFacts, type PastType } from './past-facts.js';
import { storeFacts } from './store-facts.js';

interface FiguresBody extends CountedFigures {
  value?: string | null;
  rows: Record<'count' | 'ended' | 'open' | 'overdue', string>;
}

interface Body {
  responseTimes: { responseTime: ResponseTime; total: FiguresBody; groups: FiguresBody[] }[];
}

interface RowsBody {
  items: { factId: string; decisionId: string | null; startedAt: string; seconds: number | null }[];
  next: string | null;
}

const period = { from: new Date('2026-10-31T23:00:00Z'), until: new Date('2026-11-19T23:00:00Z') };
const days = 'from=2026-11-01&to=2026-11-19';

describe('the figures of a random history', () => {
  let app: TestApp;
  let count = 0;

  beforeAll(async () => {
    app = await testApp({ env: { NOTICEDESK_ROLES: 'api' } });
    app.clock.set(now);
  });
  afterAll(() => app.stop());

  const stored = async (facts: PastFacts): Promise<Desk> => {
    const at = await desk(app, { key: `forum-${count++}` });
    await storeFacts(app.owner, at.platformId, at.moderator.id, facts);
    return at;
  };
  const shown = async (at: Desk, groupBy?: string, type?: PastType): Promise<Body['responseTimes']> => {
    const query = (groupBy ? `&groupBy=${groupBy}` : '') + (type ? `&type=${type}` : '');
    const { status, body } = await at.compliance.get<Body>(
      `/v1/platforms/${at.platform}/response-times?${days}${query}`,
    );
    expect(status).toBe(200);
    return body.responseTimes;
  };
  /** Every page of a list, two rows at a time. */
  const rowsOf = async (at: Desk, link: string): Promise<RowsBody['items']> => {
    const items: RowsBody['items'] = [];
    for (let after: string | null = ''; after !== null;) {
      const { status, body }: { status: number; body: RowsBody } = await at.compliance.get<RowsBody>(
        `${link}&limit=2${after && `&after=${after}`}`,
      );
      expect(status).toBe(200);
      items.push(...body.items);
      after = body.next;
    }
    return items;
  };
  const withoutLinks = ({ rows: _rows, ...figures }: FiguresBody) => figures;

  it('are those of a second count, in all and by every grouping', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (draw) => {
        const past = drawFacts(draw);
        const at = await stored(past);
        const counted = countFacts(past, period);
        const asked: [Grouping | undefined, PastType | undefined][] = [
          ...[undefined, ...groupings].map((groupBy): [Grouping | undefined, undefined] => [groupBy, undefined]),
          [undefined, 'notice'],
          ['category', 'terms-flag'],
        ];
        for (const [groupBy, type] of asked) {
          for (const { responseTime, total, groups } of await shown(at, groupBy, type)) {
            const facts = ofType(responseTime, counted[responseTime], type);
            expect({ responseTime, ...withoutLinks(total) }).toEqual({
              responseTime,
              ...figuresOf(facts),
            });
            const expected = groupBy ? Map.groupBy(facts, (one: CountedFact) => one[groupBy]) : [];
            const byValue = new Map([...expected].map(([value, ones]) => [value, { value, ...figuresOf(ones) }]));
            expect(new Map(groups.map((group) => [group.value, withoutLinks(group)]))).toEqual(byValue);
          }
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  }, 120_000);

  it('count as many rows as they list, each once, in the order in which they started', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.gen(),
        fc.constantFrom(...groupings),
        fc.constantFrom(undefined, 'terms-flag' as const),
        async (draw, groupBy, type) => {
          const at = await stored(drawFacts(draw));
          for (const { total, groups } of await shown(at, groupBy, type)) {
            for (const figures of [total, ...groups]) {
              for (const figure of ['count', 'ended', 'open', 'overdue'] as const) {
                const rows = await rowsOf(at, figures.rows[figure]);
                const startedAt = rows.map((row) => row.startedAt);
                expect(rows).toHaveLength(figures[figure]);
                expect(startedAt).toEqual([...startedAt].sort());
                expect(new Set(rows.map((row) => `${row.factId} ${row.decisionId}`)).size).toBe(rows.length);
              }
            }
          }
        },
      ),
      { numRuns: 3, endOnFailure: true },
    );
  }, 120_000);

  it('are zeros of every response time where nothing happened', async () => {
    const figures = await shown(await stored({ notices: [], cases: [] }), 'category');
    expect(figures.map(({ responseTime }) => responseTime)).toEqual(responseTimes);
    for (const { total, groups } of figures) {
      expect([total, groups]).toMatchObject([{ count: 0, open: 0, overdue: 0, medianSeconds: null }, []]);
    }
  });
});
