import { toDecisionResponse, type ShownDecision } from '../decisions/index.js';
import type { ArchiveFiles } from '../infrastructure/archive.js';
import { toMeasureWithStatementResponse } from '../measures/index.js';
import { caseFileReadme } from './case-file-readme.js';
import type { CaseFile, GatheredNotice } from './gather-case-file.service.js';
import type { FiledMeasure } from './gather-measure-file.service.js';
import { pseudonymsOf, withPseudonyms } from './staff-pseudonyms.js';
import { withoutNames } from './withheld-names.rules.js';

/**
 * The files of a case file by name. Nobody is named in any of them but in the content, which is as it was published: it is what
 * the dispute is about, and does not say who notified it.
 */
export function caseFileDocuments(file: CaseFile): ArchiveFiles {
  const pseudonyms = pseudonymsOf(file.log);
  const json = (value: unknown) => asJson(withPseudonyms(withoutNames(value, file.names), pseudonyms));
  const text = (value: string) => `${String(withoutNames(value, file.names)).trimEnd()}\n`;
  return {
    'README.txt': text(caseFileReadme(file)),
    'dispute.json': json(disputeDocument(file)),
    ...Object.fromEntries(
      file.decisions.flatMap((shown, index) => [
        [`decisions/${index + 1}.json`, json(decisionDocument(shown))],
        ...statementFiles(shown, `statements/${index + 1}`, json, text),
      ]),
    ),
    ...(file.measure && measureFiles(file.measure, json, text)),
    ...contentFiles(file),
    ...(!file.measure && {
      'notices.json': json({
        total: file.noticeCount,
        items: file.notices.map((notice) => noticeDocument(notice, file)),
      }),
    }),
    ...Object.fromEntries(
      file.clauses.map(({ code, version, title, body, url, validFrom }, index) => [
        `terms/${index + 1}.json`,
        asJson({ code, version, title, body, url, validFrom }),
      ]),
    ),
    ...(file.complaint && { 'complaint.json': json(complaintDocument(file)) }),
    'log.json': json(file.log.map(({ actorId, ...entry }) => ({ ...entry, by: actorId ?? entry.role }))),
  };
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

function disputeDocument({ dispute, body, service, texts }: CaseFile): unknown {
  return {
    service: service.name,
    provider: service.provider,
    body: body.name,
    bodyReference: dispute.bodyReference,
    side: dispute.side,
    decision: dispute.decisionId,
    measure: dispute.measure,
    complaint: dispute.complaintId,
    receivedByBodyAt: dispute.receivedByBodyAt,
    notifiedAt: dispute.notifiedAt,
    grounds: textOf(texts, dispute.groundsId),
  };
}

/** Why a notifier had to be named, and who was told what by which way, stays in the house. */
function decisionDocument(shown: ShownDecision): unknown {
  const { messages: _messages, statement: _statement, texts, ...decision } = toDecisionResponse(shown);
  const { disclosedNoticeId: _id, disclosureNecessity: _necessity, ...written } = texts ?? {};
  return { ...decision, texts: texts && written };
}

function statementFiles(
  { statement }: ShownDecision,
  name: string,
  json: (value: unknown) => string,
  text: (value: string) => string,
): [string, string][] {
  if (!statement) return [];
  const { record, content } = statement;
  const { id, decisionId, language, exemption, recordedAt } = record;
  const elements = content && {
    ...content.elements,
    notifier: null,
    notifierNamed: content.elements.notifier !== null,
  };
  return [
    [`${name}.json`, json({ id, decisionId, language, exemption, issuedAt: recordedAt, elements })],
    ...(content ? [[`${name}.txt`, text(content.text)] as [string, string]] : []),
  ];
}

/** The measure as the platform reported it, what was lifted of it since, and its statement in the words of the recipient's. */
function measureFiles(
  { shown, reversals }: FiledMeasure,
  json: (value: unknown) => string,
  text: (value: string) => string,
): Record<string, string> {
  const {
    message: _message,
    complaintUrl: _url,
    recipientId: _recipient,
    statement,
    ...measure
  } = toMeasureWithStatementResponse(shown);
  return {
    'measure.json': json({
      ...measure,
      reversals: reversals.map(({ complaintId, disputeId, lifts, isWhole, occurredAt, effectiveAt }) => ({
        ...{ complaint: complaintId, dispute: disputeId, lifts, isWhole, decidedAt: occurredAt, effectiveAt },
      })),
    }),
    ...(statement && {
      'statements/1.json': json({ ...statement, text: undefined }),
      'statements/1.txt': text(statement.text),
    }),
  };
}

function contentFiles({ content }: CaseFile): Record<string, string> {
  if (!content) return {};
  return {
    'content/content.json': asJson({
      contentId: content.externalId,
      kind: content.kind,
      version: content.version,
      contentTypes: content.contentTypes,
      language: content.language,
      publishedAt: content.publishedAt,
      describedAt: content.occurredAt,
      urls: content.urls,
      mediaSha256: content.mediaSha256?.toString('hex') ?? null,
    }),
    ...(content.text === null ? {} : { 'content/content.txt': content.text }),
  };
}

function noticeDocument({ said, items, ...notice }: GatheredNotice, { texts }: CaseFile): unknown {
  return {
    reference: notice.reference,
    receivedAt: notice.receivedAt,
    channel: notice.channel,
    notifierKind: notice.notifierKind,
    language: notice.language,
    memberState: notice.memberState,
    category: notice.category,
    keyword: notice.keyword,
    explanation: said?.first?.explanation ?? null,
    law: said?.first?.law ?? null,
    supplements: (said?.supplements ?? []).map(({ receivedAt, submission: { explanation = null, law = null } }) => ({
      receivedAt,
      explanation,
      law,
    })),
    items: items.map(({ position, moment, findings, preservations }) => ({
      location: said?.items[position] ?? null,
      moment,
      findings: findings.map(({ reasonId, ...finding }) => ({ ...finding, reason: textOf(texts, reasonId) })),
      preservations,
    })),
    attachments: notice.attachments,
  };
}

function complaintDocument({ complaint, texts }: CaseFile): unknown {
  const { textId, reasonsId, identityId: _identity, ...said } = complaint!;
  return { ...said, text: textOf(texts, textId), reasons: textOf(texts, reasonsId) };
}

function textOf(texts: CaseFile['texts'], id: string | null): string | null {
  return id === null ? null : (texts.get(id) ?? null);
}
