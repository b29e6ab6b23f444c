import { tolerance, type Tolerance } from './reading.js';

export interface DecodedText {
  readonly text: string;
  readonly tolerances: readonly Tolerance[];
}

function decoded(bytes: Uint8Array, encoding: string, fatal = false): string {
  return new TextDecoder(encoding, { fatal }).decode(bytes);
}

/** UTF-16 without a mark: in text of Latin letters every other byte is 0. */
function looksLikeUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]! += 1;
  });
  if (zeros[1]! > sample.length / 4 && zeros[0]! < sample.length / 20) return 'utf-16le';
  return zeros[0]! > sample.length / 4 && zeros[1]! < sample.length / 20 ? 'utf-16be' : undefined;
}

/** The text of a file in whatever encoding its bytes betray; never throws. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { ...decodeText(bytes.subarray(3)), tolerances: [tolerance('R2', 'begins with a byte order mark')] };
  }
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
  const wide = marked ?? looksLikeUtf16(bytes);
  if (wide) {
    return { text: decoded(bytes, wide), tolerances: [tolerance('R2', `is ${wide.toUpperCase()}, not UTF-8`)] };
  }
  try {
    return { text: decoded(bytes, 'utf-8', true), tolerances: [] };
  } catch {
    return {
      text: decoded(bytes, 'windows-1252'),
      tolerances: [tolerance('R2', 'is not UTF-8; read as Windows-1252')],
    };
  }
}
