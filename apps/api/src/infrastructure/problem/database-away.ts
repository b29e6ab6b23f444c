/** SQLSTATE: connection exceptions, too many connections, a server that stops, starts or closes the session. */
const awayStates = /^(08...|53300|57P0[1-5])$/;

/** Of Node's sockets. */
const awayErrors = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND']);

/** pg and its pool give these no code. */
const awayMessages = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error',
  'Client was closed',
];

/** Whether the database could not be asked, or went away while it was: not the caller's fault, and it may be back soon. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, syscall, message, cause } = error as Partial<Record<string, unknown>>;
  if (typeof code === 'string' && (awayStates.test(code) || awayErrors.has(code))) return true;
  if (syscall === 'connect') return true; // also a socket file that is not there
  if (typeof message === 'string' && awayMessages.some((begin) => message.startsWith(begin))) return true;
  return isDatabaseAway(cause);
}
