import { randomInt } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that a reference survives a phone call. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = 14;

/**
 * A new reference, such as `N-7KQ2-M4XT-9RWB-3CD`: 14 random digits and a check digit. The letter says of what it is: N of a notice,
 * O of an order, C of a complaint.
 */
export function newReference(letter = 'N'): string {
  let text = '';
  for (let i = 0; i < digits; i++) text += alphabet[randomInt(32)];
  return written(letter, text + checkDigit(text));
}

/** The reference as we write it, from what a person typed; null when the check digit says that it is mistyped. */
export function readReference(typed: string, letter = 'N'): string | null {
  const text = typed
    .toUpperCase()
    .replace(new RegExp(`^\\s*${letter}(?=[\\s-])`), '')
    .replace(/[\s-]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  if (text.length !== digits + 1 || [...text].some((digit) => !alphabet.includes(digit))) return null;
  return checkDigit(text.slice(0, digits)) === text[digits] ? written(letter, text) : null;
}

function written(letter: string, text: string): string {
  return `${letter}-${text.slice(0, 4)}-${text.slice(4, 8)}-${text.slice(8, 12)}-${text.slice(12)}`;
}

/** Luhn's algorithm in base 32: finds every mistyped digit, and every swap of neighbours but one. */
function checkDigit(text: string): string {
  let sum = 0;
  [...text].reverse().forEach((digit, i) => {
    const value = alphabet.indexOf(digit) * (i % 2 === 0 ? 2 : 1);
    sum += Math.floor(value / 32) + (value % 32);
  });
  return alphabet[(32 - (sum % 32)) % 32]!;
}
