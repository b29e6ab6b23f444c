import { setTimeout as sleep } from 'node:timers/promises';

/** Longest time to wait for one answer. */
const TIMEOUT_MS = 30_000;

/** An answer that the story did not expect: it stops the demo and says what the server says. */
export class UnexpectedAnswer extends Error {
  constructor(
    request: string,
    readonly status: number,
    body: string,
  ) {
    super(`${request} was answered ${status}: ${problemText(body)}`);
  }
}

/** No server answers there at all. */
export class NoServer extends Error {}

/** The public HTTP API as one caller, with a key or as a stranger. */
export class Api {
  constructor(
    readonly url: string,
    readonly key?: string,
  ) {}

  /** The same server as somebody else. */
  as(key?: string): Api {
    return new Api(this.url, key);
  }

  get<T>(path: string): Promise<T> {
    return this.json('GET', path);
  }

  post<T = undefined>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return this.json('POST', path, body, headers);
  }

  put<T>(path: string, body: unknown): Promise<T> {
    return this.json('PUT', path, body);
  }

  delete(path: string): Promise<undefined> {
    return this.json('DELETE', path);
  }

  /** A file as the body itself. */
  async upload(path: string, file: Buffer): Promise<void> {
    await this.send('POST', path, { 'content-type': 'application/octet-stream' }, new Uint8Array(file));
  }

  /** A file that the request has made. */
  async downloadMade(path: string, body: unknown): Promise<Buffer> {
    const answer = await this.send('POST', path, { 'content-type': 'application/json' }, JSON.stringify(body));
    return Buffer.from(await answer.arrayBuffer());
  }

  async download(path: string): Promise<Buffer> {
    return Buffer.from(await (await this.send('GET', path)).arrayBuffer());
  }

  /** All pages of a list, as long as `wanted` says so of the last item. */
  async *list<T>(path: string, wanted: (item: T) => boolean = () => true): AsyncGenerator<T> {
    let after: string | null = null;
    do {
      const query: string = `limit=200${after === null ? '' : `&after=${encodeURIComponent(after)}`}`;
      const page: { items: T[]; next: string | null } = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}${query}`,
      );
      for (const item of page.items) {
        if (!wanted(item)) return;
        yield item;
      }
      after = page.next;
    } while (after !== null);
  }

  private async json<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await this.send(
      method,
      path,
      { ...type, ...headers },
      body === undefined ? undefined : JSON.stringify(body),
    );
    const text = await answer.text();
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Comes back when the server asks for patience (429, Retry-After); throws UnexpectedAnswer for any other refusal. */
  private async send(
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<Response> {
    const authorization: Record<string, string> = this.key ? { authorization: `Bearer ${this.key}` } : {};
    for (;;) {
      const answer = await fetch(this.url + path, {
        method,
        headers: { ...authorization, ...headers },
        body,
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch((error: Error) => {
        const why = error.cause instanceof Error ? error.cause.message : error.message;
        throw new NoServer(`No answer from ${this.url} (${why || error.message}).`);
      });
      if (answer.ok) return answer;
      const text = await answer.text();
      if (answer.status !== 429) throw new UnexpectedAnswer(`${method} ${path.split('?')[0]}`, answer.status, text);
      await sleep(Number(answer.headers.get('retry-after') ?? 1) * 1_000);
    }
  }
}

function problemText(body: string): string {
  try {
    const {
      title,
      detail,
      errors = [],
    } = JSON.parse(body) as {
      title?: string;
      detail?: string;
      errors?: { pointer: string; detail: string }[];
    };
    const fields = errors.map((error) => `${error.pointer} ${error.detail}`).join('; ');
    return [title, detail, fields].filter(Boolean).join(' – ') || body.slice(0, 500);
  } catch {
    return body.slice(0, 500);
  }
}
