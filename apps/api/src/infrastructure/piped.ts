import type { Readable, Transform } from 'node:stream';

/**
 * What the source gives through the transform. Whoever stops reading ends both without an error; `compose` would throw one that nobody
 * can catch.
 */
export async function* piped(source: Readable, through: Transform): AsyncGenerator<Buffer, void, undefined> {
  source.on('error', (error) => through.destroy(error));
  through.on('error', () => {}); // the loop below throws it; afterwards nobody listens
  source.pipe(through);
  try {
    for await (const piece of through) yield piece as Buffer;
  } finally {
    source.destroy();
    through.destroy();
  }
}
