import { createHash } from 'node:crypto';
import { canonicalJson, type Json, leafHash, PublicKey, rootOf, splitSignedLine } from '../audit/index.js';
import { ZipFault, type ZippedFile, ZipReader } from '../infrastructure/zip-reader.js';
import { bundleFormat, entriesName, type ListedFile, manifestName, sealsName, signatureName } from './manifest.js';

/** The first thing in a bundle that is not as it was signed; the message names it. */
export class BundleFault extends Error {
  constructor(
    readonly kind: 'altered' | 'missing' | 'added' | 'unreadable' | 'unknown-key',
    message: string,
    /** The file in the bundle; null where it is the bundle itself. */
    readonly file: string | null,
  ) {
    super(message);
  }
}

/** What a sound bundle is. */
export interface BundleVerdict {
  readonly bundleId: string;
  readonly platformId: string;
  readonly madeAt: string;
  readonly files: number;
  readonly bytes: number;
  readonly entries: number;
  readonly seals: number;
  readonly sealedUpTo: { readonly number: number; readonly hash: string } | null;
  readonly personsNamed: boolean;
  readonly keyId: string;
}

interface Manifest {
  readonly format: string;
  readonly version: number;
  readonly bundleId: string;
  readonly platformId: string;
  readonly madeAt: string;
  readonly personsNamed: boolean;
  readonly sealedUpTo: BundleVerdict['sealedUpTo'];
  readonly keys: readonly { readonly id: string; readonly publicKey: string }[];
  readonly files: readonly ListedFile[];
}

export interface VerifyBundleOptions {
  /** Who may have signed; without, the key in the bundle is taken. */
  readonly trusted?: readonly PublicKey[];
  /** Bytes of the archive's content read so far. */
  readonly onRead?: (bytes: number) => void;
}

const smallFileBytes = 1 << 26;
const newline = 0x0a;

/** Verifies a bundle alone: its signature, every file, and the proof of each audit entry. Throws a BundleFault at the first fault. */
export async function verifyBundle(path: string, options: VerifyBundleOptions = {}): Promise<BundleVerdict> {
  let zip: ZipReader;
  try {
    zip = await ZipReader.open(path);
  } catch (error) {
    throw asFault(error, null);
  }
  try {
    return await new BundleVerifier(zip, options).verify();
  } finally {
    await zip.close();
  }
}

class BundleVerifier {
  private readonly files: ReadonlyMap<string, ZippedFile>;
  private bytes = 0;

  constructor(
    private readonly zip: ZipReader,
    private readonly options: VerifyBundleOptions,
  ) {
    this.files = new Map(zip.files.map((file) => [file.name, file]));
  }

  async verify(): Promise<BundleVerdict> {
    const { manifest, key } = await this.signedManifest();
    for (const file of manifest.files) await this.checkFile(file);
    this.findAdded(manifest);
    const keys = new Map(manifest.keys.map(({ id, publicKey }) => [id, PublicKey.from(publicKey)]));
    const { entries, roots } = await this.entryRoots();
    const seals = await this.checkSeals(manifest, keys, roots);
    const { bundleId, platformId, madeAt, sealedUpTo, personsNamed } = manifest;
    const files = manifest.files.length;
    return {
      bundleId,
      platformId,
      madeAt,
      files,
      bytes: this.bytes,
      entries,
      seals,
      sealedUpTo,
      personsNamed,
      keyId: key.id,
    };
  }

  private async signedManifest(): Promise<{ manifest: Manifest; key: PublicKey }> {
    const bytes = await this.small(manifestName);
    const signed = this.parsed<{ keyId?: string; publicKey?: string; signature?: string }>(
      await this.small(signatureName),
      signatureName,
    );
    const key = this.keyOf(signed.publicKey);
    const { trusted = [] } = this.options;
    if (trusted.length > 0 && !trusted.some(({ id }) => id === key.id))
      throw new BundleFault(
        'unknown-key',
        `The bundle is signed with the key ${key.id}, which is not trusted.`,
        signatureName,
      );
    if (
      !/^[0-9a-f]{128}$/.test(signed.signature ?? '') ||
      !key.isSignature(Buffer.from(signed.signature!, 'hex'), bytes)
    )
      throw new BundleFault('altered', `${manifestName} was altered: its signature does not fit.`, manifestName);
    const manifest = this.parsed<Manifest>(bytes, manifestName);
    if (manifest.format !== bundleFormat || manifest.version !== 1)
      throw new BundleFault('unreadable', 'This is no bundle of evidence of a known version.', manifestName);
    return { manifest, key };
  }

  private async checkFile({ name, bytes, sha256 }: ListedFile): Promise<void> {
    const file = this.files.get(name);
    if (!file) throw new BundleFault('missing', `${name} is missing.`, name);
    const hash = createHash('sha256');
    let read = 0;
    for await (const piece of this.read(file, bytes)) {
      hash.update(piece);
      read += piece.length;
      this.options.onRead?.((this.bytes += piece.length));
    }
    if (read !== bytes || hash.digest('hex') !== sha256) throw new BundleFault('altered', `${name} was altered.`, name);
  }

  private findAdded({ files }: Manifest): void {
    const known = new Set([...files.map(({ name }) => name), manifestName, signatureName]);
    const added = this.zip.files.find(({ name }) => !known.has(name));
    if (added) throw new BundleFault('added', `${added.name} was added: the manifest does not name it.`, added.name);
    const twice = this.zip.files.find((file) => this.files.get(file.name) !== file);
    if (twice) throw new BundleFault('added', `${twice.name} stands in the archive twice.`, twice.name);
  }

  /** The roots that the proofs of the entries make, by seal: of each the first entry that leads to it. */
  private async entryRoots(): Promise<{ entries: number; roots: Map<number, EntryRoot[]> }> {
    const roots = new Map<number, EntryRoot[]>();
    let entries = 0;
    for await (const text of this.lines(entriesName)) {
      const line = ++entries;
      const { entry, proof } = this.parsed<ProvedEntry>(text, entriesName);
      const path = proof.path.map((hash) => Buffer.from(hash, 'hex'));
      const root = rootOf(leafHash(Buffer.from(canonicalJson(entry))), proof.index, proof.size, path)?.toString('hex');
      if (root === undefined) throw notUnder({ id: entry.id, line }, proof.seal);
      const ofSeal = roots.get(proof.seal) ?? [];
      if (!ofSeal.some((one) => one.root === root && one.size === proof.size))
        ofSeal.push({ root, size: proof.size, id: entry.id, line });
      roots.set(proof.seal, ofSeal);
    }
    return { entries, roots };
  }

  /** How many seals there are; each entry must lie under one of them. */
  private async checkSeals(
    { platformId }: Manifest,
    keys: ReadonlyMap<string, PublicKey>,
    roots: Map<number, EntryRoot[]>,
  ): Promise<number> {
    const unseen = new Map(roots);
    let seals = 0;
    for await (const line of this.lines(sealsName)) {
      seals++;
      const signed = splitSignedLine(line);
      const seal = signed && this.parsed<{ seal?: Seal }>(signed.bytes, sealsName).seal;
      const key = seal && keys.get(seal.keyId);
      if (!seal || !key?.isSignature(signed.signature, signed.bytes) || seal.platformId !== platformId)
        throw new BundleFault(
          'altered',
          `The seal in line ${seals} was altered: its signature does not fit.`,
          sealsName,
        );
      for (const entry of unseen.get(seal.number) ?? [])
        if (entry.root !== seal.root || entry.size !== seal.count) throw notUnder(entry, seal.number);
      unseen.delete(seal.number);
    }
    const [missing] = unseen.keys();
    if (missing !== undefined)
      throw new BundleFault('missing', `Seal ${missing}, which entries lie under, is missing.`, sealsName);
    return seals;
  }

  private async *lines(name: string): AsyncGenerator<Buffer> {
    const file = this.files.get(name);
    if (!file) throw new BundleFault('missing', `${name} is missing.`, name);
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of this.read(file, file.bytes)) {
      let data = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      for (let end = data.indexOf(newline); end >= 0; end = data.indexOf(newline)) {
        yield data.subarray(0, end);
        data = data.subarray(end + 1);
      }
      rest = data;
    }
  }

  private async small(name: string): Promise<Buffer> {
    const file = this.files.get(name);
    if (!file) throw new BundleFault('missing', `${name} is missing.`, name);
    const pieces: Buffer[] = [];
    for await (const piece of this.read(file, smallFileBytes)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  private async *read(file: ZippedFile, atMost: number): AsyncGenerator<Buffer> {
    try {
      yield* this.zip.read(file, atMost);
    } catch (error) {
      throw asFault(error, file.name);
    }
  }

  private parsed<T extends object>(bytes: Buffer, name: string): T {
    try {
      const value: unknown = JSON.parse(bytes.toString());
      if (typeof value === 'object' && value !== null) return value as T;
    } catch {
      // falls through to the fault
    }
    throw new BundleFault('altered', `${name} was altered: it is not written as it should be.`, name);
  }

  private keyOf(text = ''): PublicKey {
    try {
      return PublicKey.from(text);
    } catch {
      throw new BundleFault('altered', `${signatureName} was altered: its key is none.`, signatureName);
    }
  }
}

/** The root that some entries' proofs lead to. */
interface EntryRoot {
  readonly root: string;
  readonly size: number;
  readonly id: string;
  /** Of the first of these entries. */
  readonly line: number;
}

interface ProvedEntry {
  readonly entry: { readonly id: string; readonly [name: string]: Json };
  readonly proof: {
    readonly index: number;
    readonly path: readonly string[];
    readonly seal: number;
    readonly size: number;
  };
}

interface Seal {
  readonly number: number;
  readonly count: number;
  readonly keyId: string;
  readonly platformId: string;
  readonly root: string;
}

function notUnder({ id, line }: { id: string; line: number }, seal: number): BundleFault {
  return new BundleFault('altered', `Entry ${id} (line ${line}) does not lie under seal ${seal}.`, entriesName);
}

function asFault(error: unknown, file: string | null): unknown {
  if (!(error instanceof ZipFault)) return error;
  return new BundleFault(file === null ? 'unreadable' : 'altered', `${error.message}.`, file);
}
