export interface Answer<T> {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, text otherwise. */
  body: T;
}

export interface RequestOptions {
  headers?: Record<string, string>;
}

/** A client of the program's API as one caller: with `key` as the bearer's, else as a stranger. */
export function client(url: string, key?: string) {
  const send =
    (method: string) =>
    async <T = Record<string, unknown>>(
      path: string,
      body?: unknown,
      { headers }: RequestOptions = {},
    ): Promise<Answer<T>> => {
      const raw =
        body === undefined ||
        typeof body === 'string' ||
        body instanceof Blob ||
        body instanceof FormData ||
        body instanceof URLSearchParams;
      const response = await fetch(url + path, {
        method,
        redirect: 'manual',
        headers: {
          ...(key ? { authorization: `Bearer ${key}` } : {}),
          ...(raw ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        body: raw ? body : JSON.stringify(body),
      });
      const text = await response.text();
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as T };
    };
  const get = send('GET');
  return {
    get: <T = Record<string, unknown>>(path: string, options?: RequestOptions) => get<T>(path, undefined, options),
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    delete: send('DELETE'),
  };
}
