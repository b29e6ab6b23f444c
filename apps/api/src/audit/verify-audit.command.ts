import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Command, type CommandIo, UsageError } from '../infrastructure/command-line/index.js';
import { AuditFault } from './audit-fault.js';
import type { Verdict } from './export-verifier.js';
import { PublicKey } from './signing-key.js';
import { verifyExport } from './verify-export.js';

/** `noticedesk audit verify`: needs the file alone, no database and no network. */
export const verifyAudit: Command = {
  summary: 'Check that nothing in an exported audit log was altered, left out, moved or added',
  usage: 'FILE [--public-key KEY]… [--known-seal NUMBER:HASH]… [--json]',
  details: [
    '  --public-key KEY           who must have signed: base64, or a file that holds it; without it the key in the file is taken,',
    '                             which shows that nothing was changed since, but not who exported',
    '  --known-seal NUMBER:HASH   a seal noted earlier, which must still be the same',
    '  --json                     the verdict as JSON',
    '',
    'Ends with 0 when all is sound, 1 with the first thing that is not, 2 when the file cannot be read.',
  ].join('\n'),
  examples: [
    'noticedesk audit verify audit-2026.ndjson',
    'noticedesk audit verify audit-2026.ndjson --public-key 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  ],
  async run(args, io) {
    const { file, trusted, known, asJson } = await readArguments(args, io);
    const progress = io.progress('Verifying', (await stat(file)).size);
    try {
      const verdict = await verifyExport(file, { trusted, known, onRead: (bytes) => progress.advanceTo(bytes) });
      progress.stop();
      io.print(asJson ? JSON.stringify({ sound: true, ...verdict }) : described(verdict));
      if (trusted.length === 0)
        io.say(
          `The key ${verdict.keyId} was taken from the file itself: compare it with one that you know (--public-key).`,
        );
      return 0;
    } catch (error) {
      progress.stop();
      if (!(error instanceof AuditFault)) throw error;
      const { kind, line, message } = error;
      io.print(asJson ? JSON.stringify({ sound: false, kind, line, message }) : `NOT SOUND. ${message}`);
      return 1;
    }
  },
};

function described({
  entries,
  seals,
  firstSeal,
  lastSeal,
  lastSealHash,
  platformId,
  exportedAt,
  keyId,
}: Verdict): string {
  const which = seals === 0 ? 'no seals' : `${seals} seals (${firstSeal} to ${lastSeal})`;
  return [
    `SOUND. ${entries} entries in ${which} of the platform ${platformId}, exported at ${exportedAt}, signed with the key ${keyId}.`,
    ...(lastSealHash === null ? [] : [`To be noted for next time: --known-seal ${lastSeal}:${lastSealHash}`]),
  ].join('\n');
}

async function readArguments(args: readonly string[], io: CommandIo) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'public-key': { type: 'string', multiple: true, default: [] },
      'known-seal': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
  return {
    file: io.pathOf(file),
    trusted: await Promise.all(values['public-key'].map((text) => publicKey(text, io))),
    known: new Map(values['known-seal'].map(knownSeal)),
    asJson: values.json,
  };
}

async function publicKey(text: string, io: CommandIo): Promise<PublicKey> {
  try {
    return PublicKey.from(text);
  } catch {
    const content = await readFile(io.pathOf(text), 'utf8').catch(() => {
      throw new UsageError(`--public-key must be 32 bytes in base64 or a file with them, not "${text}".`);
    });
    return PublicKey.from(content.trim());
  }
}

function knownSeal(text: string): [number, string] {
  const [, number, hash] = /^([1-9]\d{0,8}):([0-9a-f]{64})$/.exec(text) ?? [];
  if (number === undefined || hash === undefined)
    throw new UsageError(`--known-seal must be a number, a colon and 64 hexadecimal digits, not "${text}".`);
  return [Number(number), hash];
}
