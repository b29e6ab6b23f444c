import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { PublicKey } from '../audit/index.js';
import { type Command, type CommandIo, UsageError } from '../infrastructure/command-line/index.js';
import type { BundleVerdict } from './verify-bundle.js';

/** `noticedesk evidence verify`: needs the archive alone, no database and no network. */
export const verifyEvidence: Command = {
  summary: 'Check that nothing in a bundle of evidence was altered, left out or added',
  usage: 'FILE [--public-key KEY]… [--json]',
  details: [
    '  --public-key KEY   who must have signed: base64, or a file that holds it; without it the key in the bundle is taken,',
    '                     which shows that nothing was changed since, but not who made it',
    '  --json             the verdict as JSON',
    '',
    'Ends with 0 when all is sound, 1 with the first file or entry that is not, 2 when the file cannot be opened.',
  ].join('\n'),
  examples: [
    'noticedesk evidence verify evidence-0199b4a2.zip',
    'noticedesk evidence verify evidence-0199b4a2.zip --public-key 11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=',
  ],
  async run(args, io) {
    const { BundleFault, verifyBundle } = await import('./verify-bundle.js'); // loads rooms, which `--help` need not wait for
    const { file, trusted, asJson } = await readArguments(args, io);
    const progress = io.progress('Verifying', (await stat(file)).size);
    try {
      const verdict = await verifyBundle(file, { trusted, onRead: (bytes) => progress.advanceTo(bytes) });
      progress.stop();
      io.print(asJson ? JSON.stringify({ sound: true, ...verdict }) : described(verdict));
      if (trusted.length === 0)
        io.say(
          `The key ${verdict.keyId} was taken from the bundle itself: compare it with one that you know (--public-key).`,
        );
      return 0;
    } catch (error) {
      progress.stop();
      if (!(error instanceof BundleFault)) throw error;
      const { kind, file: name, message } = error;
      io.print(asJson ? JSON.stringify({ sound: false, kind, file: name, message }) : `NOT SOUND. ${message}`);
      return 1;
    }
  },
};

function described({ bundleId, platformId, files, entries, seals, madeAt, keyId, sealedUpTo }: BundleVerdict): string {
  const reach = sealedUpTo ? `, up to seal ${sealedUpTo.number} of its audit log` : '';
  return (
    `SOUND. Bundle ${bundleId} of the platform ${platformId}: ${files} files, ${entries} audit entries under ${seals} seals${reach}, ` +
    `made at ${madeAt}, signed with the key ${keyId}.`
  );
}

async function readArguments(args: readonly string[], io: CommandIo) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'public-key': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  });
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('Name one file.');
  const trusted = await Promise.all(values['public-key'].map((text) => publicKey(text, io)));
  return { file: io.pathOf(file), trusted, asJson: values.json };
}

async function publicKey(text: string, io: CommandIo): Promise<PublicKey> {
  const { PublicKey } = await import('../audit/index.js');
  try {
    return PublicKey.from(text);
  } catch {
    const content = await readFile(io.pathOf(text), 'utf8').catch(() => {
      throw new UsageError(`--public-key must be 32 bytes in base64 or a file with them, not "${text}".`);
    });
    return PublicKey.from(content.trim());
  }
}
