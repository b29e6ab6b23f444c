import { outcomeOf } from './answer.rules.js';

const answer = (status: number | null, body: unknown = '', more: Record<string, string> = {}) =>
  outcomeOf({
    status,
    location: null,
    retryAfter: null,
    ...more,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const uuid = '0c2a6f5e-1d5b-4d38-9a6f-0b8d2f6f7a11';

describe('what an answer means (reference, sections 8 and 10)', () => {
  it('201 names what was taken, in whichever order', () => {
    const statements = [
      { puid: 'b', uuid, created_at: '2026-06-24 09:16:55', permalink: 'https://h/statement/1' },
      { puid: 'a', uuid: 'none', created_at: '2026-06-24 09:16:55' },
      null,
    ];
    expect(answer(201, { statements })).toEqual({
      kind: 'created',
      taken: [{ puid: 'b', uuid, createdAt: new Date('2026-06-24T09:16:55Z'), permalink: 'https://h/statement/1' }],
    });
  });

  it.each([
    ['201 that cannot be read', 201, '{"statements":[', 'lost'],
    ['no answer', null, '', 'lost'],
    ['502', 502, '<html>', 'lost'],
    ['503', 503, '<html>', 'lost'],
    ['504', 504, '<html>', 'lost'],
    ['408', 408, '', 'lost'],
    ['200', 200, '{}', 'lost'],
    ['500', 500, '{"message":"Server Error"}', 'server-error'],
    ['401', 401, '', 'token-refused'],
    ['403', 403, '', 'token-refused'],
    ['404', 404, '', 'misconfigured'],
    ['405', 405, '', 'misconfigured'],
    ['413', 413, '', 'too-large'],
    ['422 that says nothing', 422, 'x', 'malformed'],
    ['422 of the outer field', 422, '{"message":"?","errors":{"statements":["?"]}}', 'malformed'],
  ])('%s', (_name, status, body, kind) => expect(answer(status, body).kind).toBe(kind));

  it('302 with an address is a wrong header of ours', () => {
    expect(answer(302, '', { location: 'https://h/' }).kind).toBe('misconfigured');
  });

  it('422 tells by its structure which statements and fields are wrong', () => {
    const errors = { statement_0: { category: ['x'] }, statement_7: { 'content_id.EAN-13': ['x'], 'a b': ['y'] } };
    expect(answer(422, { errors })).toEqual({
      kind: 'invalid',
      fields: new Map([
        [0, ['category']],
        [7, ['content_id.EAN-13']],
      ]),
    });
  });

  it('422 names taken PUIDs, numbers too', () => {
    expect(answer(422, { errors: { puid: ['x'], existing_puids: [12, 'b'] } })).toEqual({
      kind: 'not-unique',
      puids: ['12', 'b'],
    });
  });

  it.each([
    ['30', 30],
    ['x', 60],
    ['999999', 3_600],
  ])('429 asks to wait %s', (retryAfter, retryAfterSeconds) => {
    expect(answer(429, '', { retryAfter })).toEqual({ kind: 'throttled', retryAfterSeconds });
  });
});
