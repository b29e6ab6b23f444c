import { Injectable } from '@nestjs/common';
import { allegesChildSexualAbuse } from '../categories/index.js';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput, notFound } from '../infrastructure/problem/index.js';
import { Measures, type MeasureKey, type MeasureRecord } from '../measures/index.js';
import type { PlatformProfile } from '../platforms/index.js';
import { Recipients } from '../recipients/index.js';
import { priorityOf, undetermined } from '../review/index.js';
import { possibleBases } from './complaint-basis.rules.js';
import { windowOf } from './complaint-window.rules.js';
import { complaintWindowClosed } from './complaint.problems.js';
import type { Basis } from './complaint.js';
import { neverPaused } from './judge-complaint.service.js';
import type { Complained } from './receive-complaint.service.js';

export interface NamedMeasure {
  readonly measure: MeasureKey;
  /** As the platform calls who complains; left out: whom the measure names. */
  readonly recipientId?: string;
  readonly basis?: Basis;
  readonly receivedAt: Date;
}

/** Judges whether the recipient may complain of a measure of the platform's own systems: what it did to them, and until when. */
@Injectable()
export class JudgeMeasureComplaintService {
  constructor(
    private readonly measures: Measures,
    private readonly recipients: Recipients,
  ) {}

  /** Problems: `not-found`, `invalid-input`, `complaint-window-closed`. */
  async judge(tx: Tx, profile: PlatformProfile, named: NamedMeasure): Promise<Complained> {
    const measure = await this.measures.find(tx, profile.id, named.measure);
    if (!measure) throw notFound();
    const { recipientExternalId: concerned, keyword, contentLanguage } = measure;
    if (concerned && named.recipientId && concerned !== named.recipientId) {
      throw invalidInput([{ pointer: '#/recipientId', detail: 'must be the recipient whom the measure concerns' }]);
    }
    const isChildSafety = allegesChildSexualAbuse(keyword);
    const priority = priorityOf({
      allegesThreatToLife: false,
      keyword,
      allegesChildSexualAbuse: isChildSafety,
      trustedInArea: false,
    });
    return {
      decisionId: null,
      suspensionId: null,
      measure: { appliedOn: measure.appliedOn, measureId: measure.measureId },
      firstDecider: null,
      caseId: null,
      side: 'recipient',
      noticeId: null,
      contactNoticeId: null,
      recipientId: await this.recipientOf(tx, profile.id, concerned ?? named.recipientId ?? null),
      flaggedUnderTerms: false,
      ofTrustedFlagger: false,
      basis: basisOf(measure, named.basis),
      ...(await this.window(tx, profile, measure, named.receivedAt)),
      skill: isChildSafety ? 'child-safety' : 'general',
      language: contentLanguage ?? undetermined,
      neverPauses: neverPaused.includes(priority),
    };
  }

  /** Null for somebody whom the platform never described: only it can reach them. */
  private async recipientOf(tx: Tx, platformId: string, externalId: string | null): Promise<string | null> {
    if (externalId === null) return null;
    return (await this.recipients.idsOf(tx, platformId, [externalId])).get(externalId) ?? null;
  }

  private async window(
    tx: Tx,
    profile: PlatformProfile,
    measure: MeasureRecord,
    receivedAt: Date,
  ): Promise<Pick<Complained, 'informedAt' | 'windowEndsAt'>> {
    const informedAt = await this.measures.informedAt(tx, profile.id, measure);
    if (!informedAt) return { informedAt: null, windowEndsAt: null };
    const { lastDay, endsAt } = windowOf(informedAt, profile.timeZone);
    if (receivedAt >= endsAt) throw complaintWindowClosed(lastDay);
    return { informedAt, windowEndsAt: endsAt };
  }
}

function basisOf({ restrictionTypes: restrictions }: MeasureRecord, basis: Basis | undefined): Basis {
  const possible = possibleBases({ side: 'recipient', outcome: 'restrict', restrictions, foundAny: true });
  if (basis && !possible.includes(basis)) {
    throw invalidInput([{ pointer: '#/basis', detail: `must fit the measure: ${possible.join(', ')}` }]);
  }
  return basis ?? possible[0]!;
}
