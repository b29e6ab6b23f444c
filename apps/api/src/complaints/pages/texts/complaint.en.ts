import type { ComplaintTexts } from './complaint-texts.js';

export const complaintEn: ComplaintTexts = {
  title: (service) => `Complain about a decision of ${service}`,
  intro:
    'Tell us in your own words what is wrong with the decision. It costs nothing, you need no account, and you need not cite any law. A person who had no part in the decision looks at it again.',
  suspension: 'It is about the suspension of which our message told you.',
  optional: 'optional',
  send: 'Send complaint',
  chooseFilesAgain: 'If you had chosen files, please choose them again: a browser does not keep them.',
  faultsHeading: (count) => (count === 1 ? 'Please check one thing' : `Please check ${count} things`),
  groups: { what: 'What is wrong with it?', who: 'Who are you?', files: 'Do you have files that show it?' },
  whoIntro: 'We answer at the address that we know, or at the one that you give here.',
  text: { label: 'Your complaint' },
  name: { label: 'Name' },
  email: { label: 'Email address' },
  representedBy: {
    label: 'Organisation that complains on your behalf',
    hint: 'If you have mandated a body under Article 86 of Regulation (EU) 2022/2065.',
  },
  files: {
    label: 'Files',
    hint: (atMost, megabytes) =>
      `Up to ${atMost} files of ${megabytes} each: images (PNG, JPEG, GIF, WebP), PDF or plain text.`,
  },
  decision: {
    title: 'The decision',
    decidedAt: (at) => `We decided on ${at}.`,
    notice: 'On your notice',
    restricted: 'This is what we restricted:',
    nothing: 'We have taken no action, or none any more.',
    statement: 'Our statement of reasons',
  },
  closed: {
    title: 'The time for a complaint is over',
    words: (lastDay) =>
      `You could complain until the end of ${lastDay}: six months after we informed you. An out-of-court dispute settlement body or a court may still be open to you.`,
  },
  faults: {
    noText: 'Say what is wrong with the decision.',
    text: 'The complaint may have at most 20,000 characters.',
    name: 'The name may have at most 300 characters.',
    email: 'This is not an email address. One looks like name@example.org.',
    representedBy: 'The name of the organisation may have at most 300 characters.',
  },
  status: {
    title: (reference) => `Your complaint ${reference}`,
    received: 'We have received your complaint',
    reference: 'Reference',
    secret: 'Secret',
    receivedAt: 'Received',
    state: 'Where it stands',
    states: {
      open: 'Waiting for a person',
      claimed: 'A person is looking at it',
      decided: 'Decided',
      withdrawn: 'Taken back',
    },
    files: 'Files',
    keep: 'Keep the reference and the secret, or the address of this page. Only with them can you see this page again.',
    outlook: 'Our decision with its reasons, and what you can do if you disagree, will appear here.',
    paused: 'Processing of your complaints is suspended until',
    outcome: 'Our decision on your complaint',
    filesKept: (count) => (count === 1 ? 'One file was added.' : `${count} files were added.`),
    fileRefused: (position, why) =>
      `File ${position} was not added: ${
        {
          type: 'it is no image, PDF or plain text, or it is empty.',
          size: 'it is too large.',
          count: 'the complaint has as many files as it may have.',
          child: 'no files are taken where sexual abuse of a child is at issue. What you write is enough.',
          lost: 'it did not arrive whole. Please send it again below.',
        }[why]
      }`,
    addFiles: 'More files',
    add: 'Add to my complaint',
    withdraw: {
      title: 'Take my complaint back',
      words: 'Then nobody decides on it. While the time is not over you can complain again.',
      button: 'Take it back',
    },
  },
};
