import { connect } from 'node:net';

const endOfHead = Buffer.from('\r\n\r\n');

/**
 * One caller's kept connection: a request, its whole answer, the next request. It reads only what a benchmark needs to know,
 * so that on a machine with few cores most of them are left to the servers.
 */
export class HttpConnection {
  #socket;
  #received = [];
  #waiting;

  /** Resolves when the connection to `url` stands. */
  static open(url) {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port), noDelay: true });
    return new Promise((resolve, reject) => {
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new HttpConnection(socket));
      });
    });
  }

  constructor(socket) {
    this.#socket = socket;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  /** The answer to a request: its status and the text of its body. */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(request, 'latin1');
    });
  }

  close() {
    this.#socket.destroy();
  }

  #read(chunk) {
    this.#received.push(chunk);
    const bytes = this.#received.length === 1 ? chunk : Buffer.concat(this.#received);
    const headLength = bytes.indexOf(endOfHead);
    if (headLength < 0) return;
    const head = bytes.latin1Slice(0, headLength);
    const status = Number(head.slice(9, 12));
    const bodyStart = headLength + endOfHead.length;
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? [];
    if (length === undefined && status !== 204) {
      this.#fail(new Error(`An answer without content-length: ${head}`));
      return;
    }
    if (bytes.length < bodyStart + Number(length ?? 0)) return;
    this.#received = [];
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve({ status, body: bytes.utf8Slice(bodyStart) });
  }

  #fail(error) {
    this.#waiting?.reject(error);
    this.#waiting = undefined;
  }
}

/** The bytes of a request, as text in Latin-1; the body is ASCII. */
export function request(method, path, { key, body } = {}) {
  const authorization = key ? `Authorization: Bearer ${key}\r\n` : '';
  const content = body === undefined ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
  const noContent = body === undefined && method !== 'GET' ? 'Content-Length: 0\r\n' : '';
  return `${method} ${path} HTTP/1.1\r\nHost: localhost\r\n${authorization}${content}${noContent}\r\n${body ?? ''}`;
}
