import { categoryListVersion } from '../categories/index.js';
import { territoryCode } from '../decisions/index.js';
import { newId } from '../infrastructure/ids.js';
import { instantOf } from '../infrastructure/validation/index.js';
import { wholeUnion, type MeasureContent, type NewMeasure } from './measure.js';
import type { Telling } from './measure.rules.js';

/** What was looked up for a measure. */
export interface LookedUp {
  readonly clauseId: string | null;
  readonly explanationId: string;
  readonly bodyHash: string;
  readonly telling: Telling;
  readonly statementLanguage: string;
  /** RFC 3339. */
  readonly recordedAt: string;
}

/** The row of a measure that the rules have found right. */
export function draftOf(measure: MeasureContent, found: LookedUp): NewMeasure {
  const { automation, content, recipient, repeats } = measure;
  return {
    appliedOn: measure.appliedOn,
    measureId: measure.measureId,
    id: newId(),
    occurredAt: measure.occurredAt,
    recordedAt: found.recordedAt,
    ground: measure.ground.kind,
    category: measure.category,
    keyword: measure.keyword ?? null,
    otherDescription: measure.otherDescription ?? null,
    categoryListVersion,
    termsClauseId: found.clauseId,
    restrictionTypes: measure.restrictionTypes,
    territory: territoryOf(measure.territory),
    endsAt: measure.endsAt ?? null,
    automatedDetection: automation.detection,
    automatedDecision: automation.decision,
    automationSystem: automation.system ?? null,
    automationVersion: automation.version ?? null,
    contentExternalId: content.id,
    contentTypes: content.types,
    contentLanguage: content.language ?? null,
    audienceSize: recipient?.audienceSize ?? null,
    recipientExternalId: recipient?.id ?? null,
    repeatsDecisionId: repeats?.decisionId ?? null,
    repeatsAppliedOn: repeats?.appliedOn ?? null,
    repeatsMeasureId: repeats?.measureId ?? null,
    explanationId: found.explanationId,
    statementLanguage: found.statementLanguage,
    exemption:
      found.telling === 'deceptive-high-volume' || found.telling === 'no-contact-details' ? found.telling : null,
    statementSentAt: measure.statement?.sentAt ?? null,
    bodyHash: found.bodyHash,
  };
}

/**
 * What the platform sent, as one text that is the same for the same measure however it is written: lists sorted, nothing that we
 * looked up ourselves.
 */
export function bodyOf(measure: MeasureContent, textHmac: string): string {
  const { ground, automation, content, recipient, repeats, statement } = measure;
  return JSON.stringify([
    ...[measure.occurredAt, textHmac, ground.kind, ground.clause?.code, ground.clause?.version],
    ...[measure.category, measure.keyword, measure.otherDescription],
    ...[measure.restrictionTypes.toSorted(), territoryOf(measure.territory), measure.endsAt],
    ...[automation.detection, automation.decision, automation.system, automation.version],
    ...[content.id, content.types.toSorted(), content.language],
    ...[recipient?.id, recipient?.audienceSize, recipient?.contactKnown, recipient?.language],
    ...[repeats?.decisionId, repeats?.appliedOn, repeats?.measureId],
    ...[statement?.sentAt, statement?.exemption],
  ]);
}

/** The same measure with its instants in UTC and to the millisecond, as they are kept. */
export function inUtc(measure: MeasureContent): MeasureContent {
  const { occurredAt, endsAt, statement } = measure;
  return {
    ...measure,
    occurredAt: isoOf(occurredAt),
    ...(endsAt !== undefined && { endsAt: isoOf(endsAt) }),
    ...(statement?.sentAt !== undefined && { statement: { ...statement, sentAt: isoOf(statement.sentAt) } }),
  };
}

const isoOf = (text: string): string => instantOf(text)!.toISOString();

function territoryOf(territory: readonly string[] | undefined): readonly string[] | null {
  if (!territory) return null;
  const codes = [...new Set(territory.map((code) => territoryCode(code)!))].sort();
  return codes.length === wholeUnion.length && codes.every((code, i) => code === wholeUnion[i]) ? null : codes;
}
