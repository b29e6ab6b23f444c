import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { makeArchive } from '../infrastructure/archive.js';
import type { StaffCaller } from '../infrastructure/auth/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database } from '../infrastructure/database/index.js';
import { notFound } from '../infrastructure/problem/http.problems.js';
import { SealedFiles, SealedTexts } from '../infrastructure/sealing/index.js';
import { AccessRequestsRepository } from './access-requests.repository.js';
import { PersonQuery } from './person.query.js';
import { accessArchiveNotThere } from './retention.problems.js';

/** Makes the copy that a person is given of what we hold on them (Art. 15(3) GDPR), without anybody else's words or name. */
@Injectable()
export class MakeAccessArchiveService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly requests: AccessRequestsRepository,
    private readonly person: PersonQuery,
    private readonly texts: SealedTexts,
    private readonly files: SealedFiles,
    private readonly audit: Audit,
  ) {}

  /** Made anew each time, kept nowhere; its hash is. Problems: `not-found`, `access-archive-not-there`. */
  make({ platformId }: StaffCaller, id: string): Promise<Uint8Array> {
    return this.db.transaction(async (tx) => {
      const request = await this.requests.lock(tx, platformId, id);
      if (!request) throw notFound();
      if (request.kind !== 'access' || request.state !== 'prepared') throw accessArchiveNotThere();
      const found = await this.person.texts(tx, platformId, request);
      const opened = await this.texts.read(
        tx,
        platformId,
        found.map(({ textId }) => textId),
      );
      const records = await this.person.records(tx, platformId, request);
      const contents: Record<string, string | Uint8Array> = {
        'records.json': `${JSON.stringify(records, null, 2)}\n`,
      };
      for (const { folder, id: recordId, what, textId, at } of found) {
        const text = opened.get(textId);
        if (text === undefined) continue;
        contents[`${folder}/${recordId}-${what}-${textId.slice(-12)}.json`] =
          `${JSON.stringify({ what, at, said: saidIn(text) }, null, 2)}\n`;
      }
      for (const { name, storageKey, wrappedKey } of await this.person.files(tx, platformId, request))
        contents[name] = await buffer(this.files.get(storageKey, wrappedKey));
      const archive = makeArchive(contents, {
        article: 'Art. 15 GDPR',
        request: id,
        madeAt: this.clock.now().toISOString(),
      });
      const sha256 = createHash('sha256').update(archive).digest();
      await this.requests.setArchive(tx, request, sha256);
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
}

/** Some texts are plain, others JSON. */
function saidIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
