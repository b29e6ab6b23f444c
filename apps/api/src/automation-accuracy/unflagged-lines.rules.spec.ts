import { readUnflagged } from './unflagged-lines.rules.js';

const line = (changes: Record<string, unknown> = {}) =>
  JSON.stringify({ contentId: 'post-1', language: 'de', frameSize: 1000, ...changes });

it('reads lines of JSON', () =>
  expect(readUnflagged(`${line()}\n\n${line({ contentId: 'post-2', language: undefined, frameSize: 7 })}\n`)).toEqual({
    contents: [
      { contentId: 'post-1', language: 'de', frameSize: 1000 },
      { contentId: 'post-2', language: 'und', frameSize: 7 },
    ],
    faults: [],
  }));

it('reads CSV, whatever the order of its columns', () =>
  expect(readUnflagged('\ufefflanguage,frameSize,contentId\r\nde,1000,"post,1"\r\n,7,post-2\r\n')).toEqual({
    contents: [
      { contentId: 'post,1', language: 'de', frameSize: 1000 },
      { contentId: 'post-2', language: 'und', frameSize: 7 },
    ],
    faults: [],
  }));

it.each([
  ['nothing', '', ['#']],
  ['prose', 'Dear all', ['#']],
  ['half a line', `${line()}\n{"contentId":`, ['#/lines/2']],
  ['a language that is none', line({ language: 'German' }), ['#/lines/1']],
  ['no frame', line({ frameSize: undefined }), ['#/lines/1']],
  ['a frame of nothing', line({ frameSize: 0 }), ['#/lines/1']],
  ['NUL', line({ contentId: 'a\0' }), ['#/lines/1']],
  ['the same twice', `${line()}\n${line()}`, ['#/lines/2']],
  ['two sizes of one frame', `${line()}\n${line({ contentId: 'post-2', frameSize: 9 })}`, ['#/lines/2']],
  ['more than there are', `${line({ frameSize: 1 })}\n${line({ contentId: 'post-2', frameSize: 1 })}`, ['#']],
  ['a CSV without the columns', 'id,size\npost-1,3', ['#/lines/2']],
  ['a broken quote', 'contentId,language,frameSize\n"post', ['#/lines/1']],
])('names the line of %s', (_case, text, pointers) =>
  expect(readUnflagged(text).faults.map(({ pointer }) => pointer)).toEqual(pointers),
);
