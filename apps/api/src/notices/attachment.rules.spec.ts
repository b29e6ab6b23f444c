import { attachmentType } from './attachment.rules.js';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the type of an attachment', () => {
  it.each([
    ['an image by its signature', new Uint8Array([0x89, 0x50]), 'image/png', 'image/png'],
    ['a program by its signature', bytes('MZ'), 'application/x-msdownload', null],
    ['plain text', bytes('Ich sah das am Montag. – Grüße'), undefined, 'text/plain'],
    ['text cut within a character', bytes('Grüße').subarray(0, 3), undefined, 'text/plain'],
    ['bytes that are no text', new Uint8Array([1, 2, 3]), undefined, null],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x41]), undefined, null],
  ])('is found of %s', (_what, head, signature, type) => expect(attachmentType(head, signature)).toBe(type));
});
