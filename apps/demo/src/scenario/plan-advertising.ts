import type { Random } from '../random.js';
import { languages, type Language } from './allegations/index.js';
import type { PlannedAdvert } from './day.js';

/** How many of them there are, as a share of the notices. */
const share = 0.05;
const atLeast = 3;

/** The platform's own filter looks for "miracle pills". */
const texts: Readonly<Record<Language, string>> = {
  en: 'Miracle pills, half price until midnight. Write to me.',
  de: 'Miracle Pills, bis Mitternacht zum halben Preis. Schreib mir.',
  fr: 'Miracle pills à moitié prix jusqu’à minuit. Écrivez-moi.',
};
const warning = 'My aunt was sold miracle pills. This is how she got her money back.';

/** What the platform's own filter will find; the first is found by mistake, and its account complains (Art. 20). */
export function planAdvertising(random: Random, noticeCount: number, run: string, site: string): PlannedAdvert[] {
  const count = Math.max(atLeast, Math.round(noticeCount * share));
  return Array.from({ length: count }, (_, index) => {
    const isMistaken = index === 0;
    const language = isMistaken ? 'en' : random.pick(languages);
    const id = `demo-${run}-advert-${index + 1}`;
    const text = isMistaken ? warning : texts[language];
    return { id, url: `${site}content/${id}`, account: `advertiser-${run}-${index + 1}`, language, text, isMistaken };
  });
}
