import { problemType } from '../infrastructure/problem/problem.js';
import type { NoticeType } from '../review/index.js';

export const idempotencyKeyReused = problemType(
  'idempotency-key-reused',
  422,
  'This Idempotency-Key was used with another body',
  () => 'A request with this key and another body was accepted before. Use a new key for a new notice.',
);

export const noticeRefused = problemType(
  'notice-refused',
  422,
  'The notice could not be stored',
  () => 'The database refused a value of the notice; nothing was stored. Check the texts for unusual characters.',
);

export const attachmentNotTaken = problemType(
  'attachment-not-taken',
  422,
  'The file is not taken',
  (detail: string) => detail,
);

export const tooManyAttachments = problemType(
  'too-many-attachments',
  422,
  'The notice has as many files as it may have',
  (atMost: number) => ({ detail: `A notice takes at most ${atMost} files. The earlier ones are kept.`, atMost }),
);

export const nothingToAdd = problemType(
  'nothing-to-add',
  422,
  'The supplement adds nothing',
  () => 'Send at least one of explanation, items, notifier and goodFaith.',
);

export const noticeTypeUnchanged = problemType(
  'notice-type-unchanged',
  409,
  'The notice is of this type already',
  (type: NoticeType) => ({ detail: `It is a ${type} already; somebody else may have changed it.`, type }),
);

export const noticeDecided = problemType(
  'notice-decided',
  409,
  'The notice is decided',
  () =>
    'A decision went by what the notice is. Its type can no longer be changed; correct the decision where it is wrong.',
);
