import { template, writtenInstant } from '../infrastructure/messages/index.js';

export interface ReceiptValues {
  serviceName: string;
  reference: string;
  receivedAt: Date;
  timeZone: string;
  statusUrl: string;
  /** What the notifier can add, one line each; [] when the notice is complete. */
  missing: string[];
  contact: string[];
}

/** Art. 16(4): confirmation of receipt; of an incomplete notice also what it lacks (INT-6). */
export const receiptTemplate = template<ReceiptValues>({
  name: 'receipt',
  version: 1,
  languages: {
    en: {
      subject: ({ reference }) => `We have received your notice ${reference}`,
      text: (v) =>
        lines(
          `We received your notice about content on ${v.serviceName} on ${writtenInstant(v.receivedAt, 'en', v.timeZone)}.`,
          `Reference: ${v.reference}`,
          '',
          ...(v.missing.length > 0
            ? [
                'Your notice is incomplete. We look at it all the same, but you help us by adding:',
                ...v.missing.map((one) => `- ${one}`),
                '',
              ]
            : []),
          'Where your notice stands, and where you can add to it:',
          v.statusUrl,
          '',
          'We will tell you our decision and what you can do if you disagree.',
          ...v.contact,
        ),
    },
    de: {
      subject: ({ reference }) => `Wir haben Ihre Meldung ${reference} erhalten`,
      text: (v) =>
        lines(
          `Wir haben Ihre Meldung über Inhalte auf ${v.serviceName} am ${writtenInstant(v.receivedAt, 'de', v.timeZone)} erhalten.`,
          `Aktenzeichen: ${v.reference}`,
          '',
          ...(v.missing.length > 0
            ? [
                'Ihre Meldung ist unvollständig. Wir sehen sie uns trotzdem an; es hilft uns, wenn Sie ergänzen:',
                ...v.missing.map((one) => `- ${one}`),
                '',
              ]
            : []),
          'Den Stand Ihrer Meldung sehen Sie hier, und hier können Sie sie ergänzen:',
          v.statusUrl,
          '',
          'Wir teilen Ihnen unsere Entscheidung mit, und was Sie tun können, wenn Sie nicht einverstanden sind.',
          ...v.contact,
        ),
    },
  },
});

function lines(...all: string[]): string {
  return all.join('\n');
}
