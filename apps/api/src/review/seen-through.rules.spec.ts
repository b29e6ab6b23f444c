import { isSnapshot } from './seen-through.rules.js';

describe('what a moderator saw', () => {
  it.each(['7:7:', '7321:7325:7322', '1:18446744073709551615:1,2'])('is a snapshot of the database: %s', (text) =>
    expect(isSnapshot(text)).toBe(true),
  );

  it.each(['', '0:0:', '5:3:', '1:5:9', '2:5:1', '1:5:4,3', '1:5:4,4', '1:5', '1:99999999999999999999:', 'x:5:'])(
    'is none that the database could not read: %s',
    (text) => expect(isSnapshot(text)).toBe(false),
  );
});
