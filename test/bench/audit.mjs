import { hash } from 'node:crypto';
import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { medianOf } from './latencies.mjs';
import { round1, round2 } from './rounding.mjs';

const program = join(import.meta.dirname, '..', '..', 'dist', 'apps', 'api', 'src');
const fromProgram = (...path) => import(join(program, ...path));

const entriesPerSeal = 5_000;

/** How many entries a second `noticedesk audit verify` checks, beside hashing the same lines and no more. */
export async function measureAudit({ rounds, entries }) {
  const folder = mkdtempSync(join(tmpdir(), 'noticedesk-bench-audit-'));
  const file = join(folder, 'export.ndjson');
  try {
    const sealing = await writeExport(file, entries);
    const verifying = [];
    const hashing = [];
    for (let round = 0; round < rounds; round++) {
      verifying.push(await verify(file, entries));
      hashing.push(hashLines(file));
    }
    const mib = round1(statSync(file).size / 2 ** 20);
    const row = (what, runs) => ({
      what,
      entries,
      'file MiB': mib,
      'median s': round2(medianOf(runs.map(({ seconds }) => seconds))),
      'fastest s': round2(Math.min(...runs.map(({ seconds }) => seconds))),
      'processor s': round2(medianOf(runs.map(({ cpuSeconds }) => cpuSeconds))),
      'entries/s': Math.round(entries / medianOf(runs.map(({ seconds }) => seconds))),
      'peak MiB': runs[0].peakMib === undefined ? null : Math.max(...runs.map(({ peakMib }) => peakMib)),
    });
    return [
      row('noticedesk audit verify, the whole program', verifying),
      row('SHA-256 of each line, nothing else', hashing),
      row('sealing: bytes, hashes, root, signature', [sealing]),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes an export of so many entries as the program would, and returns what sealing took. */
async function writeExport(file, count) {
  const [{ sealEntries }, { entryBytes }, lines, { SigningKey }, { newId }] = await Promise.all([
    fromProgram('audit', 'seal.js'),
    fromProgram('audit', 'sealed-entry.js'),
    fromProgram('audit', 'export-lines.js'),
    fromProgram('audit', 'signing-key.js'),
    fromProgram('infrastructure', 'ids.js'),
  ]);
  const key = new SigningKey(Buffer.alloc(32, 7));
  const platformId = newId();
  const exportedAt = new Date();
  const seals = { first: 1, last: Math.ceil(count / entriesPerSeal), entries: count };
  const header = lines.headerLine({ platformId, from: null, to: null, exportedAt, keys: [key.public], seals }, key);
  const out = openSync(file, 'w');
  writeSync(out, `${header}\n`);
  let last;
  const sealing = { seconds: 0, cpuSeconds: 0 };
  for (let number = 1; number <= seals.last; number++) {
    const entries = Array.from({ length: Math.min(entriesPerSeal, count - (number - 1) * entriesPerSeal) }, () => ({
      platformId,
      id: newId(),
      recordedAt: exportedAt,
      actorKind: 'staff',
      actorId: newId(),
      role: 'moderator',
      action: 'decision.made',
      article: '16(5)',
      entityKind: 'decision',
      entityId: newId(),
      details: { outcome: 'restrict', items: 2, categories: ['STATEMENT_CATEGORY_SCAMS_AND_FRAUD'], caseId: newId() },
      requestId: newId(),
      xid: String(1_000 + number),
    }));
    const taken = stopwatch();
    last = sealEntries(entries, { platformId, last, toXid: String(1_001 + number), sealedAt: exportedAt, key });
    const { seconds, cpuSeconds } = taken();
    sealing.seconds += seconds;
    sealing.cpuSeconds += cpuSeconds;
    writeSync(out, `${lines.sealLine(last)}\n${entries.map((entry) => `${entryBytes(entry)}\n`).join('')}`);
  }
  writeSync(out, `${lines.endLine(header, last, key)}\n`);
  closeSync(out);
  return sealing;
}

/** From the start of the program to its verdict, with its processor time and its peak of memory. */
function verify(file, entries) {
  const report = `process.on('exit', () => console.error(JSON.stringify(process.resourceUsage())))`;
  const node = [`--import=data:text/javascript,${encodeURIComponent(report)}`, '--enable-source-maps'];
  const beganAt = performance.now();
  const child = spawn(process.execPath, [...node, join(program, 'noticedesk.js'), 'audit', 'verify', file, '--json']);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('close', () => {
      const seconds = (performance.now() - beganAt) / 1_000;
      if (!stdout.includes(`"sound":true`) || !stdout.includes(`"entries":${entries}`))
        return reject(new Error(`The export did not verify: ${stdout}${stderr}`));
      const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(stderr.trim().split('\n').at(-1));
      resolve({ seconds, cpuSeconds: (userCPUTime + systemCPUTime) / 1e6, peakMib: Math.round(maxRSS / 1024) });
    });
  });
}

function hashLines(file) {
  const content = readFileSync(file);
  const taken = stopwatch();
  for (let start = 0; start < content.length;) {
    const end = content.indexOf(0x0a, start);
    hash('sha256', content.subarray(start, end), 'buffer');
    start = end + 1;
  }
  return taken();
}

function stopwatch() {
  const beganAt = performance.now();
  const cpuBefore = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(cpuBefore);
    return { seconds: (performance.now() - beganAt) / 1_000, cpuSeconds: (user + system) / 1e6 };
  };
}
