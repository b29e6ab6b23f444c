import { once } from 'node:events';
import { PassThrough } from 'node:stream';

/** Takes pieces, and waits while nobody reads them. */
export type Write = (piece: string | Uint8Array) => Promise<void>;

/**
 * What the work writes, as a stream: so that a transaction, which lasts as long as its callback, can feed a reader. When the reader
 * stops, the next write throws, and the work ends.
 */
export async function* writtenThrough(work: (write: Write) => Promise<void>): AsyncGenerator<Buffer, void, undefined> {
  const through = new PassThrough({ highWaterMark: 1 << 18 });
  const write: Write = async (piece) => {
    if (through.destroyed) throw new Error('Nobody reads any more');
    if (!through.write(piece)) await Promise.race([once(through, 'drain'), once(through, 'close')]);
  };
  const working = work(write).then(
    () => through.end(),
    (error: Error) => through.destroy(error),
  );
  try {
    for await (const piece of through) yield piece as Buffer;
  } finally {
    through.destroy();
    await working;
  }
}
