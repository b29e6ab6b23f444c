import type { FormTexts } from './form-texts.js';

export const formEn: FormTexts = {
  title: (service) => `Notice of illegal content on ${service}`,
  intro:
    'Tell us about content that you think is illegal. You need no account. If you cannot fill in everything, send it all the same: we look at every notice.',
  optional: 'optional',
  send: 'Send notice',
  chooseFilesAgain: 'If you had chosen files, please choose them again: a browser does not keep them.',
  faultsHeading: (count) => (count === 1 ? 'Please check one thing' : `Please check ${count} things`),
  groups: {
    what: 'What is it about?',
    why: 'Why do you think that it is illegal?',
    special: 'Does one of these apply?',
    who: 'Who are you?',
    confirm: 'Please confirm',
    files: 'Do you have files that show it?',
  },
  whoIntro:
    'We write to you only to confirm receipt and to tell you our decision. Whoever posted the content does not learn who you are, unless that is strictly necessary. Where sexual abuse of a child is at issue, you need not say who you are.',
  urls: {
    label: 'Addresses (URLs) of the content',
    hint: 'One per line, up to 50. Each is decided on its own.',
  },
  contentId: {
    label: 'Or the ID of the content',
    hint: 'Only if you know it.',
    ofService: (service) => `ID of the content on ${service}`,
  },
  explanation: {
    label: 'Your explanation',
    hint: 'In your own words: what is illegal, and where in the content, such as the third comment or minute 12:31. You need not cite a law.',
  },
  termsClause: { label: 'What our terms say about it', none: 'I leave this open' },
  category: {
    label: 'Kind of illegal content',
    none: 'I leave this open',
    whole: (category) => `${category}: in general`,
  },
  law: { label: 'Law that is broken' },
  memberState: { label: 'Whose law it is', none: 'I leave this open' },
  threatToLife: {
    label: 'The life or safety of a person is in danger',
    hint: 'We look at it first. If somebody needs help right now, call 112.',
  },
  childSexualAbuse: {
    label: 'It is about sexual abuse or sexual exploitation of a child',
    hint: 'You can leave out your name and email address. Please send no files, and do not save or pass on the content: its address is enough.',
  },
  name: { label: 'Name' },
  email: { label: 'Email address' },
  language: {
    label: 'Language of your notice',
    hint: 'We answer in English, German or French.',
  },
  files: {
    label: 'Files',
    hint: (atMost, megabytes) =>
      `Up to ${atMost} files of ${megabytes} each: images (PNG, JPEG, GIF, WebP), PDF or plain text. None where sexual abuse of a child is at issue.`,
  },
  other: { question: 'Is it against our terms, but not illegal?', link: 'Send a flag under our terms' },
  faults: {
    notAnAddress: (typed) => `“${typed}” is not a whole address. An address looks like https://example.org/posts/1.`,
    tooManyItems: (atMost) => `A notice takes at most ${atMost} addresses. Please send the others in a second notice.`,
    nothingSaid: 'Say what it is about: an address, an ID, or an explanation.',
    contentId: 'The ID of the content may have at most 500 characters.',
    explanation: 'The explanation may have at most 20,000 characters.',
    termsClause: 'Choose a clause from the list.',
    category: 'Choose a kind of content from the list.',
    law: 'The name of the law may have at most 500 characters.',
    memberState: 'Choose a Member State from the list.',
    name: 'The name may have at most 300 characters.',
    email: 'This is not an email address. One looks like name@example.org.',
    language: 'Choose a language from the list.',
    goodFaith: 'The wording of this statement has changed meanwhile. Please read it and tick it again.',
    refused: 'The notice could not be stored. Please look for unusual characters in your texts and send it again.',
  },
};
