import type { Multipart } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { malformedBody, payloadTooLarge, unsupportedMediaType } from '../../infrastructure/problem/http.problems.js';
import { problemOfError } from '../../infrastructure/problem/problem-of-error.js';

/** What a browser sent. */
export interface SentForm {
  /** With plain line breaks. */
  fields: URLSearchParams;
  /** In the order of the form. Read them to the end, also to drop them: the browser takes no answer before it has sent all. */
  files: AsyncIterable<AsyncIterable<Buffer>>;
}

/** The last field of every form: only files stand behind it, so that all fields are known before the first file arrives. */
export const lastField = 'token';

/** Above this nothing of the body is read: one who sends so much at once sends no notice. */
const largestBody = 256 * 1024 * 1024;

type Parts = AsyncIterator<Multipart, undefined>;

/** Files are streams: they go to the disk encrypted as they arrive, and never as a whole through memory. */
export async function readForm(request: FastifyRequest, { maxBytes }: { maxBytes: number }): Promise<SentForm> {
  if (!request.isMultipart()) return { fields: urlEncoded(request), files: none() };
  if (!(Number(request.headers['content-length']) <= largestBody)) throw payloadTooLarge();
  // One byte more than a file may have is let through, so that the store finds it too large.
  const limits = { fields: 100, files: 100, parts: 200, fieldSize: 1024 * 1024, fileSize: maxBytes + 1 };
  const parts: Parts = request.parts({ limits });
  try {
    return await untilFirstFile(parts);
  } catch (error) {
    dropRest(request);
    throw problemOfError(error) ?? malformedBody();
  }
}

/** What is not read would hold the connection open for ever. */
function dropRest({ raw }: FastifyRequest): void {
  raw.unpipe();
  raw.resume();
}

async function untilFirstFile(parts: Parts): Promise<SentForm> {
  const fields = new URLSearchParams();
  for (;;) {
    const next = await parts.next();
    if (next.done) return { fields, files: none() };
    const part = next.value;
    if (part.type === 'file') {
      if (!fields.has(lastField)) throw malformedBody('Files must come after all fields.');
      return { fields, files: filesFrom(part, parts) };
    }
    if (part.valueTruncated) throw payloadTooLarge();
    fields.append(part.fieldname, plain(String(part.value)));
  }
}

async function* filesFrom(first: Multipart, parts: Parts) {
  for (let part: Multipart | null = first; part;) {
    if (part.type === 'file') {
      // An empty file field is sent as a file without a name.
      if (part.filename) yield part.file.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
      part.file.resume();
    }
    const next = await parts.next();
    part = next.done ? null : next.value;
  }
}

async function* none(): AsyncGenerator<AsyncIterable<Buffer>> {}

function urlEncoded({ headers, body }: FastifyRequest): URLSearchParams {
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded')) throw unsupportedMediaType();
  const fields = new URLSearchParams();
  for (const [name, values] of Object.entries(body as Record<string, string | string[]>)) {
    for (const value of [values].flat()) fields.append(name, plain(value));
  }
  return fields;
}

/** Forms are sent with CR LF, which the limits on length must not count. */
function plain(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
