import { AuditFault } from './audit-fault.js';
import { exportFormat, splitSignedLine } from './export-lines.js';
import { sha256 } from './merkle.js';
import { contentBytes, noHash } from './seal.js';
import { SealedBatch } from './sealed-batch.js';
import { PublicKey } from './signing-key.js';

/** What a sound export is. */
export interface Verdict {
  readonly platformId: string;
  readonly exportedAt: string;
  readonly entries: number;
  readonly seals: number;
  readonly firstSeal: number | null;
  readonly lastSeal: number | null;
  /** Worth noting: the next export must hold the same seal. */
  readonly lastSealHash: string | null;
  /** Of the key that signed the export. */
  readonly keyId: string;
}

interface HeaderContent {
  format: string;
  version: number;
  platformId: string;
  exportedAt: string;
  firstSeal: number | null;
  lastSeal: number | null;
  keyId: string;
  keys: readonly ({ publicKey?: string } | null)[];
}

interface SealLineContent {
  contents: string;
  count: number;
  keyId: string;
  number: number;
  platformId: string;
  previousHash: string;
  root: string;
}

interface EndContent {
  headerHash: string;
  keyId: string;
  lastSealHash: string | null;
}

interface SignedLine {
  readonly bytes: Buffer;
  readonly signature: Buffer;
  readonly content: { header?: HeaderContent; seal?: SealLineContent; end?: EndContent };
}

const signedLine = /^\{"(?:header|seal|end)":\{/;
/** No signed line begins longer. */
const signedLineStart = 12;
/** `{"a`, as in `{"action"`: no signed line begins so. */
const entryLetter = 'a'.charCodeAt(0);

/**
 * Reads an export line by line and throws an AuditFault at the first thing that is not as it was sealed. With `trusted`, one of them
 * must have signed the export; without, the key that it names itself is taken, which proves only that nothing was changed since.
 */
export class ExportVerifier {
  private line = 0;
  private entries = 0;
  private seals = 0;
  private header?: HeaderContent & { readonly hash: string };
  private keys: ReadonlyMap<string, PublicKey> = new Map();
  private batch?: SealedBatch;
  private last?: { readonly number: number; readonly hash: Buffer };
  private isEnded = false;
  private readonly compared = new Set<number>();

  /** `known`: hashes of seals that were noted before, by number. */
  constructor(
    private readonly trusted: readonly PublicKey[] = [],
    private readonly known: ReadonlyMap<number, string> = new Map(),
  ) {}

  /** A line without its newline, behind a byte of zero: the prefix of a leaf, so that no line is copied. */
  add(prefixed: Buffer): void {
    this.line++;
    const isEntry = prefixed[3] === entryLetter || !signedLine.test(prefixed.toString('latin1', 1, signedLineStart));
    if (this.isEnded) throw this.fault('added', `Line ${this.line} was added: the export ended before it.`);
    if (!this.header) this.takeHeader(prefixed.subarray(1));
    else if (!isEntry) this.takeSigned(prefixed.subarray(1));
    else if (this.batch) {
      this.batch.add(prefixed, this.line);
      this.entries++;
    } else throw this.fault('added', `Line ${this.line} was added: no seal stands before it.`);
  }

  /** The file has no more lines. Throws when it should have. */
  end(): Verdict {
    const { header, last, entries, seals } = this;
    if (!header) throw this.fault('unreadable', 'The file is empty.');
    if (!this.isEnded) throw this.cutOff();
    const { platformId, exportedAt, firstSeal, lastSeal, keyId } = header;
    const lastSealHash = last?.hash.toString('hex') ?? null;
    return { platformId, exportedAt, entries, seals, firstSeal, lastSeal, lastSealHash, keyId };
  }

  /** What is to be said when the file ends here, even in the middle of a line. */
  cutOff(): AuditFault {
    this.line++;
    try {
      this.batch?.end(this.line);
    } catch (fault) {
      if (fault instanceof AuditFault) return fault;
      throw fault;
    }
    return this.fault(
      'cut-off',
      `The export is cut off: at line ${this.line} should stand what comes next, or its end.`,
    );
  }

  private takeHeader(line: Buffer): void {
    const signed = readSigned(line);
    const header = signed?.content?.header;
    if (!signed || header?.format !== exportFormat || header.version !== 1 || !Array.isArray(header.keys))
      throw this.fault('unreadable', 'This is no audit export, or its header was altered.');
    const listed = byId((header.keys as HeaderContent['keys']).map((key) => this.keyOf(key?.publicKey)));
    this.keys = this.trusted.length > 0 ? byId(this.trusted) : listed;
    this.checkSignature(signed, header.keyId, 'The header');
    this.keys = listed; // by the word of the key that signed the header
    this.header = { ...header, hash: sha256(line).toString('hex') };
  }

  private takeSigned(line: Buffer): void {
    const signed = readSigned(line);
    const { seal, end } = signed?.content ?? {};
    if (!signed || !(seal ?? end))
      throw this.fault('altered', `Line ${this.line} was altered or added: it is no seal.`);
    if (seal) {
      this.checkSignature(signed, seal.keyId, `Seal ${seal.number}`);
      this.takeSeal(seal, sha256(signed.bytes));
    } else if (end) {
      this.checkSignature(signed, end.keyId, 'The end');
      this.takeEnd(end);
    }
  }

  private takeSeal(seal: SealLineContent, hash: Buffer): void {
    const { number, count } = seal;
    const { firstSeal, lastSeal, platformId } = this.header!;
    const next = this.nextNumber();
    if (seal.platformId !== platformId)
      throw this.fault('added', `Seal ${number} (line ${this.line}) was added: it is another platform’s.`);
    if (number < next || firstSeal === null || number > lastSeal!)
      throw this.fault('reordered', `Seal ${number} (line ${this.line}) was moved or added: it does not belong here.`);
    this.endBatch();
    if (number > next) throw this.fault('missing', `Seal ${next} is missing before line ${this.line}.`);
    const before = this.last?.hash ?? (number === 1 ? noHash : undefined);
    if (before && before.toString('hex') !== seal.previousHash)
      throw this.fault(
        'altered',
        `Seal ${number} (line ${this.line}) follows another seal ${number - 1} than this one.`,
      );
    this.compareNoted(number, hash.toString('hex'));
    if (!this.last) this.compareNoted(number - 1, seal.previousHash);
    const contents = Buffer.from(seal.contents, 'base64');
    if (contents.length !== count * contentBytes)
      throw this.fault('altered', `Seal ${number} (line ${this.line}) is malformed.`);
    this.batch = new SealedBatch({ number, count, contents, root: Buffer.from(seal.root, 'hex') });
    this.last = { number, hash };
    this.seals++;
  }

  private takeEnd(end: EndContent): void {
    const header = this.header!;
    this.endBatch();
    const next = this.nextNumber();
    if (header.lastSeal !== null && next <= header.lastSeal)
      throw this.fault('missing', `Seal ${next} is missing before line ${this.line}.`);
    const unseen = [...this.known.keys()].find((number) => !this.compared.has(number));
    if (unseen !== undefined) throw this.fault('missing', `Seal ${unseen}, which was noted, is not in this export.`);
    if (end.headerHash !== header.hash || end.lastSealHash !== (this.last?.hash.toString('hex') ?? null))
      throw this.fault('altered', `The end (line ${this.line}) is another export’s.`);
    this.isEnded = true;
  }

  private compareNoted(number: number, hash: string): void {
    this.compared.add(number);
    const noted = this.known.get(number);
    if (noted !== undefined && noted !== hash)
      throw this.fault(
        'altered',
        `Seal ${number} (line ${this.line}) is not the one that was noted: its hash is ${hash}.`,
      );
  }

  private endBatch(): void {
    this.batch?.end(this.line);
    this.batch = undefined;
  }

  private nextNumber(): number {
    return this.last ? this.last.number + 1 : (this.header?.firstSeal ?? 1);
  }

  private checkSignature({ bytes, signature }: SignedLine, keyId: string, what: string): void {
    const key = this.keys.get(keyId);
    if (!key)
      throw this.fault(
        'unknown-key',
        `${what} (line ${this.line}) is signed with the key ${keyId}, which is not trusted.`,
      );
    if (!key.isSignature(signature, bytes))
      throw this.fault('altered', `${what} (line ${this.line}) was altered: its signature does not fit.`);
  }

  private keyOf(text = ''): PublicKey {
    try {
      return PublicKey.from(text);
    } catch {
      throw this.fault('altered', 'The header was altered: one of its keys is none.');
    }
  }

  private fault(kind: AuditFault['kind'], message: string): AuditFault {
    return new AuditFault(kind, message, this.line);
  }
}

function readSigned(line: Buffer): SignedLine | undefined {
  const signed = splitSignedLine(line);
  if (!signed) return undefined;
  try {
    return { ...signed, content: JSON.parse(signed.bytes.toString()) as SignedLine['content'] };
  } catch {
    return undefined;
  }
}

function byId(keys: readonly PublicKey[]): ReadonlyMap<string, PublicKey> {
  return new Map(keys.map((key) => [key.id, key]));
}
