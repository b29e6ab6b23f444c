import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suitableNode } from './node-version.mjs';
import { inRoot, root } from './root.mjs';

/** Writes the typed Prisma client when schema.prisma or the version of Prisma changed. */
export const generatePrismaClient = {
  isDone: () => !existsSync(inRoot('prisma', 'schema.prisma')) || isStamped(clientStamp, clientInputs()),
  run: () => {
    console.error('Generating the client of the database …');
    // Prisma looks for an engine to download unless it is given one; generating needs none, any program will do.
    runTool('prisma/build/index.js', ['generate', '--no-hints'], { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath });
    writeStamp(clientStamp, clientInputs());
  },
};

/** Writes the TypeScript client of the API when docs/openapi.json, the generator or its settings changed. */
export const generateApiClient = {
  isDone: () => isStamped(apiClientStamp, apiClientInputs()),
  run: () => {
    console.error('Generating the client of the API …');
    runTool('@hey-api/openapi-ts/bin/run.js', ['--file', inRoot('clients', 'typescript', 'openapi-ts.config.mjs')]);
    writeStamp(apiClientStamp, apiClientInputs());
  },
};

/** Compiles the apps to dist/ when a source or a setting of the compiler changed. */
export const buildProgram = {
  isDone: () => isStamped(programStamp, programInputs()),
  run: () => {
    console.error('Compiling …');
    for (const project of Object.keys(JSON.parse(readFileSync(inRoot('nest-cli.json'), 'utf8')).projects))
      runTool('@nestjs/cli/bin/nest.js', ['build', project]);
    writeStamp(programStamp, programInputs());
  },
};

const clientStamp = inRoot('apps', 'api', 'src', 'infrastructure', 'database', 'generated', '.made-from');
const apiClientStamp = inRoot('clients', 'typescript', 'src', 'generated', '.made-from');
const programStamp = inRoot('dist', '.made-from');

function clientInputs() {
  const prisma = readFileSync(inRoot('node_modules', 'prisma', 'package.json'));
  return hash([readFileSync(inRoot('prisma', 'schema.prisma')), prisma]);
}

function apiClientInputs() {
  const inputs = [
    ['docs', 'openapi.json'],
    ['clients', 'typescript', 'openapi-ts.config.mjs'],
    ['node_modules', '@hey-api', 'openapi-ts', 'package.json'],
  ];
  return hash(inputs.map((parts) => readFileSync(inRoot(...parts))));
}

/** Sizes and times of change instead of contents: some hundred files are compared in a few milliseconds. */
function programInputs() {
  const settings = ['.swcrc', 'nest-cli.json', 'tsconfig.json', 'package-lock.json'].map((file) => inRoot(file));
  const sources = ['apps', 'clients']
    .flatMap((folder) => readdirSync(inRoot(folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
  return hash([...settings, ...sources].map((file) => `${file} ${statSync(file).size} ${statSync(file).mtimeMs}\n`));
}

function runTool(script, args, env = {}) {
  const result = spawnSync(suitableNode(), [inRoot('node_modules', script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  process.stderr.write(`${result.stdout}${result.stderr}`);
  throw new Error(`${script} ${args.join(' ')} failed (see above).`);
}

const hash = (parts) => parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest('hex');
const isStamped = (stamp, value) => existsSync(stamp) && readFileSync(stamp, 'utf8') === value;

function writeStamp(stamp, value) {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, value);
}
