import type { Redress } from './duties.rules.js';
import type { SpokenLanguage } from './restriction-words.js';

/** What somebody who is informed can do about a decision (Art. 16(5), 17(3)(f)), by language. */
export const redressWords: Readonly<Record<SpokenLanguage, Readonly<Record<Redress, string>>>> = {
  en: {
    'internal-complaint':
      'You can lodge a complaint with us, electronically and free of charge, within six months of this message (Art. 20 of Regulation (EU) 2022/2065).',
    'out-of-court':
      'You can choose a certified out-of-court dispute settlement body (Art. 21 of Regulation (EU) 2022/2065).',
    court: 'You can go to court at any time, in accordance with the applicable law.',
  },
  de: {
    'internal-complaint':
      'Sie können innerhalb von sechs Monaten nach dieser Nachricht elektronisch und kostenlos Beschwerde bei uns einlegen (Art. 20 der Verordnung (EU) 2022/2065).',
    'out-of-court':
      'Sie können eine zertifizierte Stelle für die außergerichtliche Streitbeilegung wählen (Art. 21 der Verordnung (EU) 2022/2065).',
    court: 'Sie können nach dem anwendbaren Recht jederzeit ein Gericht anrufen.',
  },
  fr: {
    'internal-complaint':
      'Vous pouvez introduire auprès de nous une réclamation, par voie électronique et gratuitement, dans les six mois suivant ce message (art. 20 du règlement (UE) 2022/2065).',
    'out-of-court':
      'Vous pouvez choisir un organe de règlement extrajudiciaire des litiges certifié (art. 21 du règlement (UE) 2022/2065).',
    court: 'Vous pouvez à tout moment saisir la justice, conformément au droit applicable.',
  },
};

/** The ways of redress as a list, nearest first; that of a complaint leads to its page, where there is one. */
export function redressLines(
  language: SpokenLanguage,
  redress: readonly Redress[],
  complaintUrl: string | null = null,
): string[] {
  return redress.map((way) => {
    const line = `- ${redressWords[language][way]}`;
    return way === 'internal-complaint' && complaintUrl ? `${line}\n  ${complaintUrl}` : line;
  });
}
