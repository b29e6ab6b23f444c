import { noticesAtMost, partsOf } from './case-file.query.js';
import type { CaseFile } from './gather-case-file.service.js';
import type { FiledMeasure } from './gather-measure-file.service.js';
import { withheldName } from './withheld-names.rules.js';

/** What the reader of the archive begins with. */
export function caseFileReadme(file: CaseFile): string {
  const { dispute, body, service, decisions, measure } = file;
  return [
    `Case file of ${service.name} (${service.provider})`,
    `for ${body.name}, reference ${dispute.bodyReference}`,
    '',
    `Brought by: the ${dispute.side}`,
    `Received by the body: ${dispute.receivedByBodyAt.toISOString()}`,
    dispute.measure
      ? `Disputed measure of the platform's own systems: ${dispute.measure.appliedOn} ${dispute.measure.measureId}`
      : `Disputed decision: ${dispute.decisionId}`,
    `Made: ${file.madeAt.toISOString()} (all instants are UTC)`,
    '',
    'What is in it',
    '',
    '- dispute.json: the dispute as the body told us of it',
    ...decisions.map(
      ({ decision }, index) =>
        `- decisions/${index + 1}.json: the decision ${decision.id} of ${decision.occurredAt.toISOString()}, ` +
        `${decision.outcome}${decision.supersedesId ? ', in the place of the one before' : ''}` +
        `${decision.statementId ? `; its statement of reasons: statements/${index + 1}` : ''}`,
    ),
    ...(measure ? measureLines(measure) : []),
    ...contentLines(file),
    ...(measure ? [] : [`- notices.json: ${noticesHeld(file)}, with what was found of each item`]),
    ...file.clauses.map(
      ({ code, version }, index) =>
        `- terms/${index + 1}.json: the clause ${code} of the terms, version ${version}, as applied`,
    ),
    ...(file.complaint ? ['- complaint.json: the complaint that went before, and what was decided on it'] : []),
    '- log.json: what was done, when, and by whom, from the audit log',
    '- manifest.json: size and SHA-256 of every other file',
    '',
    'What is not in it',
    '',
    '- Who sent a notice is protected: names and mail addresses of notifiers and complainants are left out, and blotted out',
    `  (${withheldName}) where somebody wrote them. The content is as it was published.`,
    '- The staff appear as numbered roles.',
    '- Files that were sent with notices and complaints are named by their hash only: they may show who sent them.',
    ...otherParts(file),
    ...(file.mayReadTexts ? [] : ['- Texts: child abuse is suspected, so what was written and published is withheld.']),
    ...(file.notices.some((notice) => notice.isAboutChildAbuse && notice.said === null)
      ? ['- What leads to suspected child abuse material: location, explanation and content are withheld.']
      : []),
  ].join('\n');
}

function contentLines({ content, mayReadTexts }: CaseFile): string[] {
  if (content) {
    return [
      `- content/content.json: the content as kept when it was decided (version ${content.version})`,
      ...(content.text === null ? [] : ['- content/content.txt: its text']),
    ];
  }
  return mayReadTexts ? ['- The content itself is not kept here: its locations stand in notices.json.'] : [];
}

function measureLines({ shown: { stated }, reversals }: FiledMeasure): string[] {
  return [
    '- measure.json: the measure as the platform reported it, how far a machine decided' +
      `${reversals.length > 0 ? ', and what was lifted of it since' : ''}`,
    ...(stated ? ['- statements/1.json, statements/1.txt: its statement of reasons'] : []),
  ];
}

function noticesHeld({ notices, noticeCount, part }: CaseFile): string {
  const what = 'notices that the decisions answer';
  if (notices.length === noticeCount) return `${noticeCount} ${what}`;
  const before = (part - 1) * noticesAtMost;
  return `number ${before + 1} to ${before + notices.length} of the ${noticeCount} ${what}, the earliest first`;
}

function otherParts({ notices, noticeCount, part }: CaseFile): string[] {
  return notices.length < noticeCount
    ? [`- The other notices: this is part ${part} of ${partsOf(noticeCount)}, which are the same but for the notices.`]
    : [];
}
