import { code, codes } from './audit-details.js';

describe('code', () => {
  it.each(['STATEMENT_CATEGORY_IP', '0192f1a0-5c3e-7000-8000-000000000001', '16(4)'.replace(/[()]/g, '.'), 'a.b:c/d'])(
    'takes %s',
    (value) => expect(code(value)).toBe(value),
  );

  it.each(['He wrote this', '', 'eve@example.org', 'ünïcode', 'x'.repeat(101)])(
    'refuses what could be prose: "%s"',
    (value) => expect(() => code(value)).toThrow('codes only'),
  );

  it('takes several', () => expect(codes(['a', 'b'])).toEqual(['a', 'b']));
});
