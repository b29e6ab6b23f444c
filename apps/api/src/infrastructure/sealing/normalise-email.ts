import { domainToASCII } from 'node:url';

/**
 * One way to write an address, for keyed look-ups (Art. 23): without blanks around it, small letters, the domain in ASCII.
 * The part before the @ is otherwise left alone: dots and tags mean what the receiving server wants.
 */
export function normaliseEmail(address: string): string {
  const text = address.normalize('NFC').trim().toLowerCase();
  const at = text.lastIndexOf('@');
  if (at < 0) return text;
  const domain = text.slice(at + 1);
  return `${text.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
