import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { AuditExportQuery } from './audit-export.query.js';
import { canonicalJson } from './canonical-json.js';
import { sealLine } from './export-lines.js';
import { MerkleTree } from './inclusion-proof.js';
import { leafHash } from './merkle.js';
import type { LastSeal } from './seal.js';
import { SealEntriesService } from './seal-entries.service.js';
import { entryBytes, type SealedEntry } from './sealed-entry.js';
import { SealsRepository } from './seals.repository.js';
import { ServerSigningKey } from './server-signing-key.js';
import type { PublicKey } from './signing-key.js';

/** So many seals' trees are kept while one bundle is made: about a third of a megabyte each. */
const treesAtMost = 32;

interface SealedTree {
  readonly number: number;
  readonly fromXid: bigint;
  readonly toXid: bigint;
  readonly tree: MerkleTree;
  readonly places: ReadonlyMap<string, number>;
}

/** Makes proofs that entries lie under seals, so that a few can be verified without all others (docs/audit.md). */
export class EntryProofs {
  private readonly trees: SealedTree[] = [];
  private readonly used = new Set<number>();

  constructor(
    private readonly seals: SealsRepository,
    private readonly platformId: string,
    /** Where the log is sealed up to; null when it holds nothing. */
    readonly reach: LastSeal | null,
  ) {}

  /** The entry's line: canonical JSON of the entry and of its place under a seal. Only for entries below the reach. */
  async line(tx: Tx, entry: SealedEntry): Promise<string> {
    const { number, tree, places } = await this.treeOf(tx, entry);
    const index = places.get(entry.id);
    if (index === undefined) throw new Error(`The audit entry ${entry.id} does not lie under seal ${number}`);
    this.used.add(number);
    const path = tree.path(index).map((hash) => hash.toString('hex'));
    return `{"entry":${entryBytes(entry).toString()},"proof":${canonicalJson({ index, path, seal: number, size: places.size })}}`;
  }

  /** The signed lines of the seals that were used, in their order. */
  async *sealLines(tx: Tx): AsyncGenerator<string> {
    for (const number of [...this.used].sort((a, b) => a - b))
      yield sealLine((await this.seals.find(tx, this.platformId, number))!);
  }

  private async treeOf(tx: Tx, { xid, id }: SealedEntry): Promise<SealedTree> {
    const of = BigInt(xid);
    const found = this.trees.find(({ fromXid, toXid }) => fromXid <= of && of < toXid);
    if (found) return found;
    const seal = await this.seals.over(tx, this.platformId, xid);
    if (!seal) throw new Error(`The audit entry ${id} lies under no seal`);
    const entries = await this.seals.entriesBetween(tx, this.platformId, seal.fromXid, seal.toXid);
    const made = {
      number: seal.number,
      fromXid: BigInt(seal.fromXid),
      toXid: BigInt(seal.toXid),
      tree: new MerkleTree(Buffer.concat(entries.map((entry) => leafHash(entryBytes(entry))))),
      places: new Map(entries.map((entry, index) => [entry.id, index])),
    };
    this.trees.unshift(made);
    this.trees.length = Math.min(this.trees.length, treesAtMost);
    return made;
  }
}

@Injectable()
export class ProveEntriesService {
  constructor(
    private readonly db: Database,
    private readonly seals: SealsRepository,
    private readonly sealEntries: SealEntriesService,
    private readonly exports: AuditExportQuery,
    private readonly signingKey: ServerSigningKey,
  ) {}

  /** Seals what is committed, and proves up to there. */
  async begin(platformId: string): Promise<EntryProofs> {
    await this.sealEntries.sealPlatform(platformId);
    const last = await this.db.read((tx) => this.seals.last(tx, platformId));
    return new EntryProofs(this.seals, platformId, last ?? null);
  }

  /** All keys that signed a seal, the current one last. */
  keys(): Promise<PublicKey[]> {
    return this.exports.keys(this.signingKey.key.public);
  }

  /** Signs with the key of the day. What is signed must tell by itself what it is: the key signs seals and exports too. */
  sign(bytes: Uint8Array): { key: PublicKey; signature: Buffer } {
    const { key } = this.signingKey;
    return { key: key.public, signature: key.sign(bytes) };
  }
}
