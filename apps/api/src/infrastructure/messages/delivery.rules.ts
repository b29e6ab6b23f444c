/**
 * What came of one attempt. `detail` is a code and never the other side's sentence, which mostly quotes the address: attempts
 * are kept for good, addresses are not.
 */
export interface Delivery {
  /** accepted: the other side has it. deferred: try again. refused: trying again is useless. */
  readonly outcome: 'accepted' | 'deferred' | 'refused';
  readonly detail: string;
}

/** What nodemailer tells of an SMTP conversation that failed. */
export interface SmtpFailure {
  readonly code?: string;
  readonly originalCode?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly rejectedErrors?: readonly SmtpFailure[];
}

/** The commands whose 5xx is about this mail; one about the connection, the login or the sender is ours to mend. */
const ABOUT_THE_MAIL = ['RCPT TO', 'DATA'];

export function deliveryOfSmtpFailure(error: SmtpFailure): Delivery {
  const failure = error.rejectedErrors?.[0] ?? error;
  const responseCode = failure.responseCode ?? 0;
  const isFinal = responseCode >= 500 && ABOUT_THE_MAIL.includes(failure.command ?? '');
  if (responseCode > 0) return { outcome: isFinal ? 'refused' : 'deferred', detail: replyCodes(failure) };
  return { outcome: 'deferred', detail: failure.originalCode ?? failure.code ?? 'unknown' };
}

/** The reply's code and its enhanced status code (RFC 3463), such as `550 5.1.1`. */
export function replyCodes({ response, responseCode }: Pick<SmtpFailure, 'response' | 'responseCode'>): string {
  const [, code, status] = /^(\d{3})(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?/.exec(response ?? '') ?? [];
  return [code ?? responseCode, status].filter((part) => part !== undefined).join(' ');
}

/** 2xx is accepted (Standard Webhooks), 410 says that nobody wants it any more, and a redirect is not followed. */
export function deliveryOfHttpStatus(status: number): Delivery {
  const detail = `HTTP ${status}`;
  if (status >= 200 && status < 300) return { outcome: 'accepted', detail };
  return { outcome: status === 410 ? 'refused' : 'deferred', detail };
}

/** What kept a request from an answer; AbortSignal.timeout tells by its name, sockets by their code. */
export function deliveryOfHttpFailure(error: { name?: string; code?: unknown }): Delivery {
  if (error.name === 'TimeoutError') return { outcome: 'deferred', detail: 'timeout' };
  return { outcome: 'deferred', detail: typeof error.code === 'string' ? error.code : 'unknown' };
}
