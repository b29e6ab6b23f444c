import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { makeArchive } from './archive.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('makeArchive', () => {
  const files = { 'README.txt': 'Où?\n', 'texts/content.bin': Uint8Array.from([0, 255]) };

  it('holds each file as it is, and a manifest with the size and hash of each', () => {
    const unzipped = unzipSync(makeArchive(files, { dispute: 'd' }));
    expect(Object.keys(unzipped)).toEqual(['README.txt', 'texts/content.bin', 'manifest.json']);
    expect(strFromU8(unzipped['README.txt']!)).toBe('Où?\n');
    expect(unzipped['texts/content.bin']).toEqual(Uint8Array.from([0, 255]));
    expect(JSON.parse(strFromU8(unzipped['manifest.json']!))).toEqual({
      dispute: 'd',
      files: [
        { name: 'README.txt', bytes: 5, sha256: sha256(unzipped['README.txt']!) },
        { name: 'texts/content.bin', bytes: 2, sha256: sha256(unzipped['texts/content.bin']!) },
      ],
    });
  });

  it('makes the same bytes of the same files', () => {
    expect(sha256(makeArchive(files))).toBe(sha256(makeArchive(files)));
  });
});
