import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Sealer } from '../infrastructure/sealing/index.js';
import { Contents, type LocatedContent } from '../recipients/index.js';
import { subjectId, type SubjectOf } from './subject.rules.js';
import { SubjectsRepository } from './subjects.repository.js';

/** A location as a notice, an order or an earlier tool names it. */
export interface NamedPlace {
  readonly kind: 'url' | 'content-id';
  readonly value: string;
}

/** What is meant by a location, and the content that the platform described there, if it did. */
export interface NamedSubject {
  readonly subjectId: string;
  readonly subject: SubjectOf;
  readonly content: LocatedContent | null;
}

/** Which subjects are meant: those that stand for the content versions already, or new ones, which are written nowhere yet. */
@Injectable()
export class FindSubjectsService {
  constructor(
    private readonly sealer: Sealer,
    private readonly contents: Contents,
    private readonly subjects: SubjectsRepository,
  ) {}

  /** In the order of the places. */
  async at(tx: Tx, platformId: string, places: readonly NamedPlace[]): Promise<NamedSubject[]> {
    const named = (await this.contents.locate(tx, platformId, places)).map(({ locationHmac, content }) => {
      const subject: SubjectOf = content
        ? { kind: content.kind, contentId: content.contentId, contentVersion: content.version, locationHmac }
        : { kind: 'content', contentId: null, contentVersion: null, locationHmac };
      return { subject, content };
    });
    const contentIds = named.flatMap(({ content }) => content?.contentId ?? []);
    const known =
      contentIds.length > 0 ? await this.subjects.ofContents(tx, platformId, contentIds) : new Map<string, string>();
    return named.map(({ subject, content }) => ({
      subjectId:
        known.get(`${subject.contentId}:${subject.contentVersion}`) ?? subjectId(this.sealer, platformId, subject),
      subject,
      content,
    }));
  }
}
