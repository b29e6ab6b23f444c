import { restrictionWords } from '../../../platforms/index.js';
import type { StatusTexts } from './status-texts.js';

export const statusEn: StatusTexts = {
  title: (reference) => `Your notice ${reference}`,
  lookup: {
    title: 'Where does my notice stand?',
    intro: 'Enter the reference and the secret that you got when you sent your notice.',
    reference: 'Reference',
    secret: 'Secret',
    show: 'Show my notice',
    unknown: 'No notice has this reference and this secret. Please compare both with what you were given.',
  },
  received: 'We have received your notice',
  keep: 'Keep the reference and the secret, or the address of this page. Only with them can you see this page again.',
  added: 'What you added is with your notice now.',
  reference: 'Reference',
  secret: 'Secret',
  receivedAt: 'Received',
  kind: 'Kind',
  kinds: { notice: 'Notice of illegal content (Art. 16)', 'terms-flag': 'Flag under our terms, not a notice' },
  typeChanged: (at, from, to) =>
    `Before: ${from}. Since ${at} we take it as: ${to}. Its times go on from the original receipt. If you do not agree, write to our contact point below, or send it again as what you mean.`,
  sendAgain: 'Send it again as what it was',
  receipt: 'Receipt sent by mail',
  filesKept: (count) => (count === 1 ? 'One file was added.' : `${count} files were added.`),
  fileRefused: (position, why) =>
    `File ${position} was not added: ${
      {
        type: 'it is no image, PDF or plain text, or it is empty.',
        size: 'it is too large.',
        count: 'the notice has as many files as it may have.',
        child: 'no files are taken where sexual abuse of a child is at issue. The addresses are enough.',
        lost: 'it did not arrive whole. Please send it again below.',
      }[why]
    }`,
  missing: {
    title: 'What you can still add',
    intro: 'We look at your notice as it is. It helps us if you add:',
    elements: {
      explanation: 'why you think that the content is illegal',
      location: 'the exact address of the content',
      notifier: 'your name and email address',
      'good-faith': 'your statement of good faith',
    },
  },
  add: {
    title: 'Add to your notice',
    more: 'Add something else',
    files: 'More files',
    send: 'Add to my notice',
    nothing: 'Nothing was filled in. Please add something before you send.',
    both: 'Please give both: your name and your email address.',
  },
  items: {
    title: 'What your notice is about',
    erased: 'The address was deleted.',
    none: 'Your notice names no content yet.',
  },
  states: { waiting: 'Waiting for a first look', 'in-review': 'Being looked at', decided: 'Decided' },
  outcomes: {
    illegal: 'We found the content to be illegal.',
    'against-terms': 'We found the content to be against our terms and conditions.',
    neither: 'We found the content to be neither illegal nor against our terms and conditions.',
    unavailable: 'The content was no longer available when we looked.',
    'already-restricted': 'The content had been restricted before we looked.',
  },
  law: 'Law examined',
  clause: 'Clause of our terms',
  reason: 'Why',
  restrictions: restrictionWords.en,
  inEffectSince: (at) => `in effect since ${at}`,
  notYetInEffect: 'being carried out',
  automatedDecision: {
    full: 'The decision was made by automated means.',
    partial: 'The decision was made partly by automated means.',
    none: 'The decision was made by a person, without automated means.',
  },
  automatedProcessing: (steps) => `Automated means were used in processing your notice: ${steps}.`,
  processingSteps: {
    grouping: 'grouping notices about the same content',
    translation: 'translation',
    prioritisation: 'putting notices in order',
    classification: 'classification',
    'duplicate-detection': 'finding duplicates',
    transcription: 'transcription',
  },
  redress: {
    title: 'If you disagree with a decision',
    complain: 'Complain about this decision',
    ways: {
      'internal-complaint':
        'You can lodge a complaint with us, electronically and free of charge, within six months of being informed of the decision (Art. 20 of Regulation (EU) 2022/2065).',
      'out-of-court':
        'You can choose a certified out-of-court dispute settlement body (Art. 21 of Regulation (EU) 2022/2065).',
      court: 'You can go to court at any time, in accordance with the applicable law.',
    },
  },
  later: 'Our decision and what you can do if you disagree will appear here.',
};
