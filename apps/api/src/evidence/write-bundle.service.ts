import { Injectable } from '@nestjs/common';
import { canonicalJson, type EntryProofs, type Json, ProveEntriesService, sha256 } from '../audit/index.js';
import { Database } from '../infrastructure/database/index.js';
import type { ZipFile } from '../infrastructure/zip-writer.js';
import type { PlatformProfile } from '../platforms/index.js';
import { BundleCasesRepository } from './bundle-cases.repository.js';
import { bundleIndex } from './bundle-index.js';
import type { EvidenceBundle, MadeBundle } from './bundle.js';
import {
  bundleFormat,
  entriesName,
  listed,
  type ListedFile,
  manifestName,
  sealsName,
  signatureName,
} from './manifest.js';
import { type Discretion, OpenRowsService } from './open-rows.service.js';
import { RowsQuery } from './rows.query.js';
import { ScopeQuery } from './scope.query.js';
import { periodSections, recipientSections, type Section, sections } from './sections/index.js';
import { type Write, writtenThrough } from './written-through.js';

/** So many cases are read in one transaction. */
const casesAtOnce = 100;
const noCases: Discretion = { namesPersons: false, aboutChildAbuse: new Set(), names: new Map() };

/** What a bundle is made of, beside the row. */
export interface BundleContext {
  readonly profile: PlatformProfile;
  readonly caseCount: number;
  readonly madeAt: Date;
  /** Told of what is in it. */
  readonly request: { readonly authority: string; readonly reference: string; readonly legalBasis: string } | null;
  readonly onStep: (step: string, done: number, total: number) => Promise<void>;
}

/** What is known once all files are written. */
export type BundleSummary = Pick<MadeBundle, 'manifestSha256' | 'keyId' | 'seal'>;

interface Writing extends BundleContext {
  readonly bundle: EvidenceBundle;
  readonly list: ListedFile[];
  done: number;
  readonly total: number;
}

/** Writes the files of a bundle one after the other: records by article, audit entries with their proofs, index, manifest. */
@Injectable()
export class WriteBundleService {
  constructor(
    private readonly db: Database,
    private readonly cases: BundleCasesRepository,
    private readonly rows: RowsQuery,
    private readonly openRows: OpenRowsService,
    private readonly scope: ScopeQuery,
    private readonly proveEntries: ProveEntriesService,
  ) {}

  /** The files in their order; `summary` hears what is known at the end, before the last one is read. */
  async *files(
    bundle: EvidenceBundle,
    context: BundleContext,
    summary: (known: BundleSummary) => void,
  ): AsyncGenerator<ZipFile, void, undefined> {
    const batches = Math.max(1, Math.ceil(context.caseCount / casesAtOnce));
    const writing = { ...context, bundle, list: [], done: 0, total: (sections.length + 1) * batches };
    for (const section of sections) yield this.file(writing, section, this.ofCases(writing, section));
    yield* this.filesOfScope(writing);
    yield* this.auditFiles(writing, summary);
  }

  private file({ list }: Writing, section: Section, content: AsyncIterable<Uint8Array>): ZipFile {
    return listed({ name: `${section.file}.ndjson`, content }, list, section);
  }

  private ofCases(writing: Writing, section: Section): AsyncIterable<Uint8Array> {
    const { platformId, namesPersons } = writing.bundle;
    return this.overCases(writing, section.file, async (caseIds, write) => {
      await this.db.read(async (tx) => {
        const discretion = await this.openRows.discretion(tx, platformId, caseIds, namesPersons);
        for await (const rows of this.rows.of(tx, platformId, section, [caseIds]))
          await write(asLines(await this.openRows.open(tx, platformId, rows, discretion, section.isAsPublished)));
      });
    });
  }

  /** What a recipient or a period has beside its cases. */
  private async *filesOfScope(writing: Writing): AsyncGenerator<ZipFile> {
    const { platformId, scope } = writing.bundle;
    if (scope.kind === 'recipient') {
      const name = await this.db.read((tx) => this.scope.recipientName(tx, platformId, scope.id));
      for (const section of recipientSections) yield this.ofScope(writing, section, [scope.id, name]);
    } else if (scope.kind === 'period')
      for (const section of periodSections) yield this.ofScope(writing, section, [scope.from, scope.to]);
  }

  private ofScope(writing: Writing, section: Section, values: readonly unknown[]): ZipFile {
    const { platformId } = writing.bundle;
    const content = writtenThrough((write) =>
      this.db.read(async (tx) => {
        for await (const rows of this.rows.of(tx, platformId, section, values))
          await write(asLines(await this.openRows.open(tx, platformId, rows, noCases)));
      }),
    );
    return this.file(writing, section, content);
  }

  private async *auditFiles(writing: Writing, summary: (known: BundleSummary) => void): AsyncGenerator<ZipFile> {
    const { bundle, list } = writing;
    const proofs = await this.proveEntries.begin(bundle.platformId);
    const about = { article: '37', title: 'What the audit log says of these cases, each entry with its proof' };
    yield listed({ name: entriesName, content: this.entries(writing, proofs) }, list, about);
    const seals = { article: '37', title: 'The signed seals of the audit log that the entries lie under' };
    yield listed({ name: sealsName, content: this.seals(proofs) }, list, seals);
    const index = Buffer.from(bundleIndex(bundle, writing, list));
    yield listed({ name: 'index.html', content: [index] }, list);
    const manifest = Buffer.from(canonicalJson(await this.manifest(writing, proofs)));
    const { key, signature } = this.proveEntries.sign(manifest);
    const seal = proofs.reach && { number: proofs.reach.number, hash: proofs.reach.hash };
    summary({ manifestSha256: sha256(manifest), keyId: key.id, seal });
    yield { name: manifestName, content: [manifest] };
    const signed = { keyId: key.id, publicKey: key.text, signature: signature.toString('hex') };
    yield { name: signatureName, content: [Buffer.from(canonicalJson(signed))] };
  }

  private entries(writing: Writing, proofs: EntryProofs): AsyncIterable<Uint8Array> {
    const { platformId } = writing.bundle;
    return this.overCases(writing, entriesName, async (caseIds, write) => {
      const { reach } = proofs;
      if (!reach) return;
      await this.db.read(async (tx) => {
        for await (const entries of this.rows.entries(tx, platformId, caseIds, reach.toXid))
          for (const entry of entries) await write(`${await proofs.line(tx, entry)}\n`);
      });
    });
  }

  private seals(proofs: EntryProofs): AsyncIterable<Uint8Array> {
    return writtenThrough((write) =>
      this.db.read(async (tx) => {
        for await (const line of proofs.sealLines(tx)) await write(`${line}\n`);
      }),
    );
  }

  private async manifest({ bundle, profile, request, madeAt, caseCount, list }: Writing, { reach }: EntryProofs) {
    const keys = await this.proveEntries.keys();
    const { scope } = bundle;
    return {
      format: bundleFormat,
      version: 1,
      bundleId: bundle.id,
      platformId: bundle.platformId,
      service: profile.serviceName,
      provider: profile.providerName,
      scope: scope.kind === 'period' ? { ...scope, from: scope.from.toISOString(), to: scope.to.toISOString() } : scope,
      request,
      personsNamed: bundle.namesPersons,
      cases: caseCount,
      madeAt: madeAt.toISOString(),
      sealedUpTo: reach && { number: reach.number, hash: reach.hash.toString('hex') },
      keys: keys.map(({ id, text }) => ({ id, publicKey: text })),
      files: list.map((file) => ({ ...file })),
    } satisfies Json;
  }

  /** Batch after batch of the bundle's cases, each in a transaction of its own. */
  private overCases(
    writing: Writing,
    step: string,
    ofBatch: (caseIds: readonly string[], write: Write) => Promise<void>,
  ): AsyncIterable<Uint8Array> {
    const { platformId, id } = writing.bundle;
    return writtenThrough(async (write) => {
      await writing.onStep(step, writing.done, writing.total);
      for await (const caseIds of this.batches(platformId, id)) {
        await ofBatch(caseIds, write);
        await writing.onStep(step, ++writing.done, writing.total);
      }
    });
  }

  private async *batches(platformId: string, bundleId: string): AsyncGenerator<readonly string[]> {
    const after = (last: string | null) =>
      this.db.read((tx) => this.cases.page(tx, platformId, bundleId, last, casesAtOnce));
    for (let ids = await after(null); ids.length > 0; ids = await after(ids.at(-1)!)) yield ids;
  }
}

function asLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
