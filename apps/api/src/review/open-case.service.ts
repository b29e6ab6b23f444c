import { Injectable } from '@nestjs/common';
import { Audit } from '../audit/index.js';
import { Clock } from '../infrastructure/clock.js';
import { Database, type Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import { Platforms } from '../platforms/index.js';
import { Contents } from '../recipients/index.js';
import { JoiningCasesRepository, type JoiningItem } from './joining-cases.repository.js';
import { OwnInitiativeItem } from './own-initiative-item.js';
import { ResumeCaseService } from './resume-case.service.js';
import { caseAlreadyOpen } from './review.problems.js';

export interface OpeningCase {
  platformId: string;
  contentId: string;
  category?: string;
  keyword?: string;
}

/** Opens a case that no notice asked for: moderation at the provider's own initiative (Art. 15(1)(c)). */
@Injectable()
export class OpenCaseService {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly platforms: Platforms,
    private readonly contents: Contents,
    private readonly ownInitiative: OwnInitiativeItem,
    private readonly cases: JoiningCasesRepository,
    private readonly resumeCase: ResumeCaseService,
    private readonly audit: Audit,
  ) {}

  /** The id of the new case; throws `case-already-open` when one about the same content waits for a decision. */
  async open({ platformId, contentId, category, keyword }: OpeningCase): Promise<string> {
    const now = this.clock.now();
    const platform = await this.platforms.byId(platformId);
    return this.db.transaction(async (tx) => {
      const [place] = await this.contents.locate(tx, platformId, [{ kind: 'content-id', value: contentId }]);
      if (!place?.content) {
        throw invalidInput([{ pointer: '#/contentId', detail: 'must be a content that the platform described' }]);
      }
      const item = await this.ownInitiative.itemOf(tx, platform, place.content, { category, keyword }, now);
      await this.cases.makeSubjects(tx, [item], now);
      const [opened] = await this.cases.openCases(tx, [{ ...item, cause: 'own-initiative' }], now);
      if (!opened) return this.takeUp(tx, item);
      await this.audit.append(tx, [
        { platformId, action: 'case.opened', article: '15(1)(c)', entityKind: 'case', entityId: opened.id },
      ]);
      return opened.id;
    });
  }

  /** One that waits for suspended senders alone is taken up: the provider asks for it now. Any other is somebody's already. */
  private async takeUp(tx: Tx, item: JoiningItem): Promise<string> {
    const openId = await this.cases.undecidedOf(tx, item.platformId, item.subjectId);
    if (!openId || !(await this.resumeCase.resume(tx, item.platformId, openId, item))) throw caseAlreadyOpen();
    return openId;
  }
}
