import { deliveryOfHttpFailure, deliveryOfHttpStatus, deliveryOfSmtpFailure, replyCodes } from './delivery.rules.js';

describe('an SMTP conversation that failed', () => {
  it.each([
    [
      'a 4xx is tried again',
      { command: 'RCPT TO', responseCode: 451, response: '451 4.7.1 <eve@example.org> wait' },
      'deferred',
      '451 4.7.1',
    ],
    [
      'an unknown recipient is final',
      { command: 'RCPT TO', responseCode: 550, response: '550 5.1.1 <eve@example.org> unknown' },
      'refused',
      '550 5.1.1',
    ],
    ['a refused content is final', { command: 'DATA', responseCode: 554, response: '554 spam' }, 'refused', '554'],
    [
      'a refused login is ours to mend',
      { command: 'AUTH PLAIN', code: 'EAUTH', responseCode: 535, response: '535 5.7.8 no' },
      'deferred',
      '535 5.7.8',
    ],
    [
      'a refused sender is ours to mend',
      { command: 'MAIL FROM', responseCode: 550, response: '550 no' },
      'deferred',
      '550',
    ],
    [
      'a relay that is down is tried again',
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
      'deferred',
      'ECONNREFUSED',
    ],
    [
      'the answer to the one recipient counts',
      { code: 'EENVELOPE', rejectedErrors: [{ command: 'RCPT TO', responseCode: 550, response: '550 5.7.1 x' }] },
      'refused',
      '550 5.7.1',
    ],
  ])('%s', (_case, failure, outcome, detail) => {
    expect(deliveryOfSmtpFailure(failure)).toEqual({ outcome, detail });
  });

  it('never quotes the sentence, which may hold an address', () => {
    expect(replyCodes({ response: '250 2.1.5 <eve@example.org> OK' })).toBe('250 2.1.5');
    expect(replyCodes({ response: 'eve@example.org', responseCode: 550 })).toBe('550');
  });
});

describe('an answer of an endpoint', () => {
  it.each([
    [200, 'accepted'],
    [204, 'accepted'],
    [302, 'deferred'],
    [400, 'deferred'],
    [404, 'deferred'],
    [410, 'refused'],
    [429, 'deferred'],
    [500, 'deferred'],
  ])('%d is %s', (status, outcome) => {
    expect(deliveryOfHttpStatus(status)).toEqual({ outcome, detail: `HTTP ${status}` });
  });

  it.each([
    [{ name: 'TimeoutError' }, 'timeout'],
    [{ name: 'Error', code: 'ECONNRESET' }, 'ECONNRESET'],
    [{ name: 'Error' }, 'unknown'],
  ])('that never came is told by its code', (error, detail) => {
    expect(deliveryOfHttpFailure(error)).toEqual({ outcome: 'deferred', detail });
  });
});
