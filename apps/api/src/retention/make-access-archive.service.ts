import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { Platforms, type SpokenLanguage } from '../platforms/index.js';
import { accessCopyPage, type SaidEntry } from './access-copy.page.js';
import { spokenFrom } from './access-copy.words.js';
import type { AccessRequest } from './access-request.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { copySections, type CopySection, PersonCopyQuery } from './person-copy.query.js';
import { PoliciesRepository } from './policies.repository.js';
import { recordKinds } from './record.js';
import { accessArchiveNotThere } from './retention.problems.js';

/** Makes the copy that a person is given of what we hold on them (Art. 15(3) GDPR), without anybody else's words or name. */
@Injectable()
export class MakeAccessArchiveService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly requests: AccessRequestsRepository,
    private readonly policies: PoliciesRepository,
    private readonly copy: PersonCopyQuery,
    private readonly texts: SealedTexts,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /**
   * Made anew each time, kept nowhere; its hash is. In the language asked for, else the platform's first that we speak. Problems:
   * `not-found`, `access-archive-not-there`.
   */
  async make({ platformId }: StaffCaller, id: string, language?: SpokenLanguage): Promise<Uint8Array> {
    const profile = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const request = await this.requests.lock(tx, platformId, id);
      if (!request) throw notFound();
      if (request.kind !== 'access' || request.state !== 'prepared') throw accessArchiveNotThere();
      const now = this.clock.now();
      const entries = await this.entries(tx, request);
      const contents: Record<string, string | Uint8Array> = {};
      const files = [];
      for (const { name, section, mediaType, ...stored } of await this.copy.files(tx, platformId, request)) {
        const named = `${name}.${endings[mediaType] ?? 'bin'}`;
        contents[named] = await buffer(this.files.get(stored.storageKey, stored.wrappedKey));
        files.push({ name: named, section });
      }
      for (const section of copySections)
        contents[`${section}.json`] = json(entries.filter((one) => one.section === section).map(forPrograms));
      contents['index.html'] = accessCopyPage({
        requestId: id,
        receivedAt: request.receivedAt,
        madeAt: now,
        language: language ?? spokenFrom(profile.languages),
        profile,
        entries,
        files,
        periods: await this.periods(tx, platformId),
      });
      const head = { article: 'Art. 15 GDPR', request: id, madeAt: now.toISOString() };
      const archive = makeArchive(contents, head);
      await this.requests.setArchive(tx, request, createHash('sha256').update(archive).digest());
      await this.audit.append(tx, [
        {
          platformId,
          action: 'access-request.archive-made',
          entityKind: 'access-request',
          entityId: id,
          details: { files: Object.keys(contents).length },
        },
      ]);
      return archive;
    });
  }

  private async entries(tx: Tx, request: AccessRequest): Promise<SaidEntry[]> {
    const found = await this.copy.entries(tx, request.platformId, request);
    const textIds = [...new Set(found.flatMap(({ textId }) => (textId === null ? [] : [textId])))];
    const opened = await this.texts.read(tx, request.platformId, textIds);
    return found.map((entry) => {
      const text = entry.textId === null ? undefined : (opened.get(entry.textId) ?? null);
      return { ...entry, said: typeof text === 'string' ? saidOf(entry.section, text) : text };
    });
  }

  private async periods(tx: Tx, platformId: string) {
    const periods = [];
    for (const record of recordKinds)
      periods.push({ record, days: await this.policies.daysOf(tx, platformId, record) });
    return periods;
  }
}

const endings: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
};

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const forPrograms = ({ id, what, at, facts, said }: SaidEntry) => ({ id, what, at, ...facts, said });

/** Some texts are plain, others JSON. Of a statement, what was told; in no text a link that lets its reader act as the person. */
function saidOf(section: CopySection, text: string): unknown {
  const said = parsed(text.replaceAll(/([?&](?:secret|ticket)=)[^\s"\\&<>]+/g, '$1…'));
  if (section !== 'statements' || typeof said !== 'object' || said === null) return said;
  return 'text' in said ? said.text : said;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
