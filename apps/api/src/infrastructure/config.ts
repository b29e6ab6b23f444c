import { isAbsolute, join } from 'node:path';
import { EnvironmentReader } from './environment.js';
import { repositoryRoot } from './root.js';

export { ConfigError } from './environment.js';

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** What this process does: answer HTTP, or do jobs and due times, or both. */
export const programRoles = ['api', 'worker'] as const;
export type ProgramRole = (typeof programRoles)[number];

/** The settings of the program, read once; see docs/configuration.md for each. A class, so that it can be injected. */
export class Config {
  /** Address and port to listen on; port 0 takes any free one. */
  readonly host!: string;
  readonly port!: number;
  /** What links in messages and pages begin with, without a trailing slash; follows the port actually taken when unset. */
  publicUrl!: string;
  /** Absolute. */
  readonly dataDir!: string;
  readonly roles!: readonly ProgramRole[];
  /** No url: the embedded PostgreSQL in `dataDir`. */
  readonly database!: { readonly url?: string; readonly ownerUrl?: string; readonly poolSize: number };
  /** No smtpUrl: messages are written into `directory` as .eml files. */
  readonly mail!: { readonly smtpUrl?: string; readonly from: string; readonly directory: string };
  /** Plain http to other machines is for trials; private addresses may be closed where platforms set their endpoints themselves. */
  readonly webhooks!: { readonly allowHttp: boolean; readonly blockPrivateAddresses: boolean };
  readonly logLevel!: LogLevel;
  /** Submissions of notices per minute that one process takes. */
  readonly rateLimits!: { readonly intakePerMinutePerAddress: number; readonly intakePerMinutePerKey: number };
  /** Believe X-Forwarded-For: only behind a proxy that sets it. */
  readonly trustProxy!: boolean;
  /** Of how many months before the current one measures are still taken. */
  readonly measures!: { readonly lateMonths: number };
  /** Above so many contents a second person must approve a campaign. */
  readonly campaigns!: { readonly approvalAbove: number };
  readonly attachments!: { readonly maxBytes: number; readonly maxCount: number };
}

/** Reads the settings from the environment; throws a ConfigError with a line for each variable that is wrong. */
export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const read = new EnvironmentReader(env);
  const host = read.text('NOTICEDESK_HOST', '127.0.0.1');
  const port = read.integer('NOTICEDESK_PORT', 3000, { min: 0, max: 65_535 });
  const dataDir = absolute(read.text('NOTICEDESK_DATA_DIR', '.noticedesk'));
  const url = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const config: Config = {
    host,
    port,
    publicUrl: read.url('NOTICEDESK_PUBLIC_URL', ['http:', 'https:'])?.replace(/\/+$/, '') ?? urlOf(host, port),
    dataDir,
    roles: read.list('NOTICEDESK_ROLES', programRoles),
    database: {
      url,
      ownerUrl: read.url('DATABASE_OWNER_URL', ['postgres:', 'postgresql:']) ?? url,
      poolSize: read.integer('DATABASE_POOL_SIZE', 10, { min: 2, max: 1_000 }),
    },
    mail: {
      smtpUrl: read.url('SMTP_URL', ['smtp:', 'smtps:']),
      from: read.text('MAIL_FROM', 'Noticedesk <noreply@localhost>'),
      directory: join(dataDir, 'mail'),
    },
    webhooks: {
      allowHttp: read.flag('WEBHOOK_ALLOW_HTTP', false),
      blockPrivateAddresses: read.flag('WEBHOOK_BLOCK_PRIVATE_ADDRESSES', false),
    },
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
    rateLimits: {
      intakePerMinutePerAddress: read.integer('INTAKE_RATE_PER_MINUTE_PER_ADDRESS', 60, { min: 1 }),
      intakePerMinutePerKey: read.integer('INTAKE_RATE_PER_MINUTE_PER_KEY', 6_000, { min: 1 }),
    },
    trustProxy: read.flag('TRUST_PROXY', false),
    measures: { lateMonths: read.integer('MEASURES_LATE_MONTHS', 12, { min: 1, max: 120 }) },
    campaigns: { approvalAbove: read.integer('CAMPAIGN_APPROVAL_ABOVE', 100, { min: 0 }) },
    attachments: {
      maxBytes: read.integer('MAX_ATTACHMENT_BYTES', 10 * 1024 * 1024, { min: 1 }),
      maxCount: read.integer('MAX_ATTACHMENTS', 5, { min: 0, max: 100 }),
    },
  };
  read.throwErrors();
  return Object.assign(new Config(), config);
}

/** The address under which a server on this host and port is reached from the machine itself. */
export function urlOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

function absolute(folder: string): string {
  return isAbsolute(folder) ? folder : join(repositoryRoot, folder);
}
