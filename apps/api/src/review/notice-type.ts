/**
 * What a sender asks for: to act on illegal content (a notice under Art. 16), or on something against the terms and conditions (a
 * flag, no notice: own initiative in the report). Neither turns into the other unsaid (INT-5); equal to `notice_type_known`.
 */
export const noticeTypes = ['notice', 'terms-flag'] as const;
export type NoticeType = (typeof noticeTypes)[number];

export function otherType(type: NoticeType): NoticeType {
  return type === 'notice' ? 'terms-flag' : 'notice';
}
