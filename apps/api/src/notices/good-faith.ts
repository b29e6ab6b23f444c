/** The version of the wording below that a notifier confirms; it is kept with the notice. A change of wording is a new version. */
export const goodFaithWording = '2026-11';

/** Art. 16(2)(d), as shown on the form. */
export const goodFaithText: Record<string, string> = {
  en: 'I believe in good faith that the information and the allegations in this notice are accurate and complete.',
  de: 'Ich bin in gutem Glauben davon überzeugt, dass die Angaben und Anführungen in dieser Meldung richtig und vollständig sind.',
  fr: 'Je pense, de bonne foi, que les informations et les allégations contenues dans cette notification sont exactes et complètes.',
};
