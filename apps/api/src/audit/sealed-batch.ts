import { AuditFault } from './audit-fault.js';
import { hashBytes, merkleRoot, prefixedLeafHash } from './merkle.js';
import { contentBytes, idBytes } from './seal.js';

/** What a seal promises about its entries. */
export interface Promised {
  readonly number: number;
  readonly count: number;
  readonly root: Buffer;
  readonly contents: Buffer;
}

/** Lines beyond those that a seal promised are not read for ever: what is wrong is known by then. */
const linesTooMany = 10_000;

/** Compares the entries behind a seal with what it promises, one by one, and in the end their root. */
export class SealedBatch {
  private readonly hashes: Buffer;
  private position = 0;
  /** Ids of the lines from the first wrong one on; undefined as long as none is wrong. */
  private wrong?: { readonly line: number; readonly ids: (string | undefined)[] };

  constructor(private readonly seal: Promised) {
    this.hashes = Buffer.allocUnsafe(seal.count * hashBytes);
  }

  /** The next entry: its bytes behind the prefix of a leaf. */
  add(prefixed: Buffer, line: number): void {
    if (this.wrong) return this.addWrong(prefixed, this.wrong.line);
    const { count, contents } = this.seal;
    const leaf = prefixedLeafHash(prefixed);
    const at = this.position * contentBytes + idBytes;
    if (
      this.position >= count ||
      leaf.compare(contents, at, at + contentBytes - idBytes, 0, contentBytes - idBytes) !== 0
    ) {
      this.wrong = { line, ids: [] };
      return this.addWrong(prefixed, line);
    }
    leaf.copy(this.hashes, this.position * hashBytes);
    this.position++;
  }

  /** All lines of the batch were there; `line` is the first behind it. Throws the fault. */
  end(line: number): void {
    const { count, root, number } = this.seal;
    if (this.wrong) throw this.firstFault(this.wrong.line);
    if (this.position < count) throw this.firstFault(line);
    if (!merkleRoot(this.hashes, count).equals(root))
      throw new AuditFault(
        'altered',
        `An entry of seal ${number} was altered: their hashes do not make its root.`,
        line,
      );
  }

  private addWrong(prefixed: Buffer, line: number): void {
    const ids = this.wrong!.ids;
    ids.push(idOf(prefixed));
    if (ids.length > this.seal.count + linesTooMany) throw this.firstFault(line);
  }

  /** The entries before `position` are right; what stands there (if anything) is not what belongs there (if anything). */
  private firstFault(line: number): AuditFault {
    const { position, seal } = this;
    const found = this.wrong?.ids ?? [];
    const [id] = found;
    const belongs = position < seal.count ? this.promisedId(position) : undefined;
    const place = `seal ${seal.number}, entry ${position + 1} of ${seal.count}`;
    const fault = (kind: AuditFault['kind'], message: string) => new AuditFault(kind, message, line);
    if (belongs === undefined)
      return fault(
        'added',
        `Entry ${named(id)} (line ${line}) was added: seal ${seal.number} holds ${seal.count} entries, which are all there before it.`,
      );
    if (found.length === 0) return fault('missing', `Entry ${belongs} (${place}) is missing before line ${line}.`);
    if (id === belongs) return fault('altered', `Entry ${id} (line ${line}; ${place}) was altered.`);
    const belongsLater = found.includes(belongs);
    if (id !== undefined && this.isPromisedFrom(position, id))
      return belongsLater
        ? fault(
            'reordered',
            `Entry ${id} (line ${line}) stands where entry ${belongs} belongs (${place}): they were reordered.`,
          )
        : fault('missing', `Entry ${belongs} (${place}) is missing before line ${line}.`);
    return belongsLater
      ? fault('added', `Entry ${named(id)} (line ${line}) was added: seal ${seal.number} does not hold it there.`)
      : fault('altered', `Entry ${belongs} (line ${line}; ${place}) was altered, its id too, or replaced.`);
  }

  private isPromisedFrom(position: number, id: string): boolean {
    for (let i = position; i < this.seal.count; i++) if (this.promisedId(i) === id) return true;
    return false;
  }

  private promisedId(position: number): string {
    const hex = this.seal.contents.toString('hex', position * contentBytes, position * contentBytes + idBytes);
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }
}

const named = (id: string | undefined) => id ?? 'without an id';

function idOf(prefixed: Buffer): string | undefined {
  try {
    const { id } = JSON.parse(prefixed.toString('utf8', 1)) as { id?: unknown };
    return typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
