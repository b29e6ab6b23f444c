import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../../infrastructure/database/index.js';
import { notFound } from '../../infrastructure/problem/index.js';
import { isDay } from '../../infrastructure/validation/index.js';
import { pageLanguage, PageLinks, pageRequest, type Page, type PageLanguage } from '../../notices/index.js';
import { contactLines, Platforms, type PlatformProfile } from '../../platforms/index.js';
import type { Period, PublishedReport } from '../frozen-report.js';
import { reportJson } from '../report-files.js';
import { VersionsRepository } from '../versions.repository.js';
import { indexPage } from './index-page.js';
import { reportStyle } from './style.js';
import { versionPage } from './version-page.js';
import { reportWords } from './words.js';

/** What an address names: days YYYY-MM-DD, and `v` with a number. */
export interface VersionAddress {
  readonly from: string;
  readonly to: string;
  readonly version: string;
}

export interface PublicFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly sha256: string;
}

/** The public pages of a platform's reports; whoever reads them shows no key (Regulation (EU) 2024/2835 Art. 3). */
@Injectable()
export class PublicReportsPages {
  constructor(
    private readonly db: Database,
    private readonly platforms: Platforms,
    private readonly links: PageLinks,
    private readonly versions: VersionsRepository,
  ) {}

  async index(request: FastifyRequest, platformId: string): Promise<Page> {
    const platform = await this.platforms.byId(platformId);
    const language = languageOf(request);
    const words = reportWords[language];
    const versions = await this.db.read((tx) => this.versions.listPublic(tx, platformId));
    const main = indexPage({
      words,
      service: platform.serviceName,
      provider: platform.providerName,
      versions,
      day: dayIn(language),
      pathOf: ({ from, to, number }, file) =>
        this.path(platform, `${from}/${to}/v${number}/${file ?? ''}`, file ? undefined : language),
    });
    return this.page(platform, language, { title: words.indexTitle(platform.serviceName), main, path: '' });
  }

  /** Problem: `not-found`. */
  async version(request: FastifyRequest, platformId: string, address: VersionAddress): Promise<Page> {
    const { period, number } = read(platformId, address);
    const platform = await this.platforms.byId(platformId);
    const language = languageOf(request);
    const words = reportWords[language];
    const { json, files, newest } = await this.db.read(async (tx) => ({
      json: await this.versions.file(tx, period, number, reportJson),
      files: await this.versions.filesOf(tx, period, number),
      newest: await this.versions.newestOf(tx, period),
    }));
    if (!json) throw notFound();
    const report = JSON.parse(json.content.toString()) as PublishedReport;
    const folder = `${period.from}/${period.to}`;
    const main = versionPage({
      words,
      language,
      report,
      files,
      newest,
      day: dayIn(language),
      fileOf: (name) => this.path(platform, `${folder}/v${number}/${name}`),
      versionOf: (other) => this.path(platform, `${folder}/v${other}/`, language),
      indexPath: this.path(platform, '', language),
    });
    const title = `${words.title}: ${report.service}, ${report.from} – ${report.to}`;
    return this.page(platform, language, { title, main, path: `${folder}/v${number}/` });
  }

  /** Where the newest version of a period is. Problem: `not-found`. */
  async newest(platformId: string, days: Omit<VersionAddress, 'version'>): Promise<string> {
    const { period } = read(platformId, { ...days, version: 'v1' });
    const platform = await this.platforms.byId(platformId);
    const number = await this.db.read((tx) => this.versions.newestOf(tx, period));
    if (number === 0) throw notFound();
    return this.path(platform, `${period.from}/${period.to}/v${number}/`);
  }

  /** A file as it was published. Problem: `not-found`. */
  async file(platformId: string, address: VersionAddress & { file: string }): Promise<PublicFile> {
    const { period, number } = read(platformId, address);
    const file = await this.db.read((tx) => this.versions.file(tx, period, number, address.file));
    if (!file) throw notFound();
    return file;
  }

  private page(
    platform: PlatformProfile,
    language: PageLanguage,
    { title, main, path }: { title: string; main: Page['main']; path: string },
  ): Page {
    return {
      status: 200,
      language,
      title,
      main,
      serviceName: platform.serviceName,
      contact: contactLines(platform, language),
      languageLink: (other) => this.path(platform, path, other),
      style: reportStyle,
      isPublic: true,
    };
  }

  private path({ key }: PlatformProfile, rest: string, lang?: PageLanguage): string {
    return this.links.path(`transparency/${key}/${rest}`, { lang });
  }
}

function read(platformId: string, { from, to, version }: VersionAddress): { period: Period; number: number } {
  const [, number] = /^v([1-9]\d{0,5})$/.exec(version) ?? [];
  if (number === undefined || !isDay(from) || !isDay(to)) throw notFound();
  return { period: { platformId, from, to }, number: Number(number) };
}

function languageOf(request: FastifyRequest): PageLanguage {
  const { query, acceptLanguage } = pageRequest(request);
  return pageLanguage([query.get('lang'), acceptLanguage]);
}

function dayIn(language: PageLanguage): (day: string) => string {
  const format = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return (day) => format.format(new Date(`${day}T00:00:00Z`));
}
