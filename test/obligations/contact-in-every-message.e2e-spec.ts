import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complaintOutcomeTemplate } from '../../apps/api/src/complaints/complaint-outcome.template.js';
import { complaintReceiptTemplate } from '../../apps/api/src/complaints/complaint-receipt.template.js';
import { suspicionReportTemplate } from '../../apps/api/src/criminal-suspicions/suspicion-report.template.js';
import { answerTemplate } from '../../apps/api/src/decisions/answer.template.js';
import { restrictionEndedTemplate } from '../../apps/api/src/decisions/restriction-ended.template.js';
import { disputeReplyTemplate } from '../../apps/api/src/disputes/dispute-reply.template.js';
import { render, type MessageTemplate } from '../../apps/api/src/infrastructure/messages/index.js';
import { repositoryRoot } from '../../apps/api/src/infrastructure/root.js';
import {
  suspensionEndedTemplate,
  suspensionTemplate,
  warningTemplate,
} from '../../apps/api/src/misuse/misuse.template.js';
import { receiptTemplate } from '../../apps/api/src/notices/receipt.template.js';
import { typeChangeTemplate } from '../../apps/api/src/notices/type-change.template.js';
import { authorityEffectTemplate } from '../../apps/api/src/orders/authority-effect.template.js';
import { authorityQuestionTemplate } from '../../apps/api/src/orders/authority-question.template.js';
import { authorityReceiptTemplate } from '../../apps/api/src/orders/authority-receipt.template.js';
import { recipientNoticeTemplate } from '../../apps/api/src/orders/recipient-notice.template.js';
import { buildStatement } from '../../apps/api/src/statements-of-reasons/statement.rules.js';
import { statementTemplate } from '../../apps/api/src/statements-of-reasons/statement.template.js';

const at = new Date('2026-11-22T10:00:00Z');
const subject = { kind: 'content', contentId: null, locations: ['https://forum.example/posts/1'] };
const values = {
  contact: (language: string) => [`The service, its contact points and their languages (${language})`],
  serviceName: 'The Forum',
  providerName: 'Forum SA',
  timeZone: 'Europe/Brussels',
  id: 'an-id',
  reference: 'N-1',
  decisionId: 'a-decision',
  statusUrl: 'https://notices.example/status/N-1',
  complaintUrl: null,
  reasons: 'You went on.',
  redress: ['court'],
  receivedAt: at,
  decidedAt: at,
  deliveredAt: at,
  occurredAt: at,
  corrects: false,
  pausedUntil: null,
  missing: [],
} as const;
const numbers = { counted: 5, total: 8, windowFrom: at };
const order = { ...values, authority: 'Court', authorityReference: null, territory: ['BE'] };

type Sent = (language: string) => string;
const sent =
  <Values>(template: MessageTemplate<Values>, said: Values): Sent =>
  (language) =>
    render(template, [language], said).text;

/** Every message to somebody outside the house, by the name of its template. */
const messages: Record<string, Sent> = {
  receiptTemplate: sent(receiptTemplate, {
    ...values,
    type: 'notice',
    noticeFormUrl: 'https://notices.example/notice',
  }),
  typeChangeTemplate: sent(typeChangeTemplate, {
    ...values,
    type: 'terms-flag',
    reason: 'It names no law.',
    otherFormUrl: 'https://notices.example/notice',
  }),
  answerTemplate: sent(answerTemplate, {
    ...values,
    type: 'notice',
    items: [],
    outcome: 'no-action',
    restrictions: [],
    automation: { decision: 'none', processing: [] },
  }),
  statementTemplate: sent(statementTemplate, {
    ...values,
    statement: buildStatement({
      subject,
      restrictions: [{ type: 'visibility-removal', territory: ['BE'], endsAt: null }],
      facts: 'A counterfeit.',
      source: 'voluntary',
      notifier: null,
      automation: { detection: false, decision: 'none' },
      ground: { kind: 'illegal', law: 'Law', provision: 'Art. 1', memberState: null, explanation: 'It is fake.' },
      redress: ['court'],
    }),
  }),
  restrictionEndedTemplate: sent(restrictionEndedTemplate, { ...values, subject, orderHasEnded: false }),
  complaintReceiptTemplate: sent(complaintReceiptTemplate, values),
  complaintOutcomeTemplate: sent(complaintOutcomeTemplate, {
    ...values,
    outcome: 'upheld',
    omission: null,
    about: 'decision',
  }),
  disputeReplyTemplate: sent(disputeReplyTemplate, { ...values, bodyReference: 'B-1', message: 'We reply.' }),
  warningTemplate: sent(warningTemplate, { ...values, ...numbers, kind: 'content' }),
  suspensionTemplate: sent(suspensionTemplate, {
    ...values,
    ...numbers,
    kind: 'notices',
    endsAt: at,
    assessment: 'Aimed at one competitor.',
    intention: null,
  }),
  suspensionEndedTemplate: sent(suspensionEndedTemplate, { ...values, endedAt: at }),
  authorityReceiptTemplate: sent(authorityReceiptTemplate, order),
  authorityQuestionTemplate: sent(authorityQuestionTemplate, { ...order, missing: ['redress'] }),
  authorityEffectTemplate: sent(authorityEffectTemplate, {
    ...order,
    kind: 'act',
    outcome: 'given',
    effectiveAt: at,
    reason: null,
  }),
  recipientNoticeTemplate: sent(recipientNoticeTemplate, {
    ...order,
    kind: 'act',
    legalBasis: null,
    provision: null,
    reasons: null,
    redress: null,
    content: null,
    restrictions: [],
  }),
  suspicionReportTemplate: sent(suspicionReportTemplate, { ...values, urgent: true }),
};

/** To the staff, who know where they work. */
const toTheStaff = ['pageTemplate', 'reportDueTemplate'];

describe.each(Object.entries(messages))('%s', (_name, text) => {
  it.each(['en', 'de', 'fr'])('ends with whom to turn to, in %s (Art. 11 to 13, CFG-2)', (language) =>
    expect(text(language).trimEnd().endsWith(values.contact(language)[0]!)).toBe(true),
  );
});

it('is asked of every message that there is', () => {
  const sources = join(repositoryRoot, 'apps', 'api', 'src');
  const templates = readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.template.ts'))
    .flatMap((path) => [...readFileSync(join(sources, path), 'utf8').matchAll(/^export const (\w+) = template/gm)])
    .map(([, name]) => name!);
  expect(templates.toSorted()).toEqual([...Object.keys(messages), ...toTheStaff].toSorted());
});
