import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { Misuse, type ManifestDecision } from '../misuse/index.js';
import type { DecisionContent } from './decision.js';
import { statedFindings } from './finding.rules.js';
import type { NewDecision } from './record-decision.service.js';

/** What a decision means for misuse (Art. 23): what it finds manifest is counted, and it may suspend the service because of it. */
@Injectable()
export class CountMisuseService {
  constructor(private readonly misuse: Misuse) {}

  /** Once decision and findings are written. Throws `invalid-input` for a suspension that may not be. */
  async count(tx: Tx, decision: NewDecision, decisionId: string, recipientId: string | null): Promise<void> {
    const { profile, content, staffId, now } = decision;
    const { contentId, contentVersion, kind } = decision.case.subject;
    await this.misuse.tallyDecision(tx, {
      platformId: profile.id,
      decisionId,
      category: content.category ?? null,
      content: contentId && recipientId ? { id: contentId, version: contentVersion, recipientId } : null,
      illegal: manifestlyIllegal(content),
      findsUnfounded: statedFindings(content).some(({ outcome, manifestly }) => manifestly && outcome === 'neither'),
    });
    if (!content.misuse) return;
    await this.misuse.recordServiceSuspension(tx, {
      profile,
      decisionId,
      subjectKind: kind,
      recipientId,
      restrictions: content.restrictions ?? [],
      misuse: content.misuse,
      staffId,
      now,
    });
  }
}

/** The ground speaks for the content; without it the findings on items do. */
function manifestlyIllegal(content: DecisionContent): ManifestDecision['illegal'] {
  if (content.ground?.manifestly) return { gravity: content.ground.gravity ?? null };
  const found = statedFindings(content).some(({ outcome, manifestly }) => manifestly && outcome === 'illegal');
  return found ? 'items' : null;
}
