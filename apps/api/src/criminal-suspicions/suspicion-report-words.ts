import type { SpokenLanguage } from '../platforms/index.js';

interface SuspicionReportWords {
  readonly subject: (reference: string) => string;
  readonly intro: (service: string, provider: string) => string;
  readonly urgent: string;
  readonly reference: string;
  readonly raised: string;
  readonly fetch: string;
  readonly contact: string;
  readonly reply: string;
}

/** What an authority is told by open mail: that there is something, and how to have it; nothing of what it is. */
export const suspicionReportWords: Readonly<Record<SpokenLanguage, SuspicionReportWords>> = {
  en: {
    subject: (reference) => `Information under Article 18 of Regulation (EU) 2022/2065, reference ${reference}`,
    intro: (service, provider) =>
      `${provider}, the provider of ${service}, has become aware of information that gives rise to a suspicion of a criminal ` +
      'offence involving a threat to the life or safety of a person, and informs you under Article 18 of Regulation (EU) ' +
      '2022/2065.',
    urgent: 'THIS IS URGENT. Please contact us at once.',
    reference: 'Reference',
    raised: 'Noticed on',
    fetch:
      'Because this mail may be read on its way, it holds neither personal data nor content. All relevant information that we ' +
      'have lies ready for you as one package. Please tell us a secured way to hand it over (portal, encrypted mail, in person).',
    contact: 'Our point of contact for authorities',
    reply: 'Please confirm that you received this, and name the reference.',
  },
  de: {
    subject: (reference) => `Meldung nach Artikel 18 der Verordnung (EU) 2022/2065, Aktenzeichen ${reference}`,
    intro: (service, provider) =>
      `${provider}, Anbieter von ${service}, hat Kenntnis von Informationen, die den Verdacht auf eine Straftat begründen, die ` +
      'eine Gefahr für das Leben oder die Sicherheit einer Person darstellt, und unterrichtet Sie nach Artikel 18 der ' +
      'Verordnung (EU) 2022/2065.',
    urgent: 'DIES IST DRINGEND. Bitte melden Sie sich sofort bei uns.',
    reference: 'Aktenzeichen',
    raised: 'Bemerkt am',
    fetch:
      'Weil diese E-Mail unterwegs gelesen werden kann, enthält sie weder personenbezogene Daten noch Inhalte. Alle uns ' +
      'vorliegenden einschlägigen Informationen liegen als ein Paket für Sie bereit. Bitte nennen Sie uns einen gesicherten Weg ' +
      'für die Übergabe (Portal, verschlüsselte E-Mail, persönlich).',
    contact: 'Unsere Kontaktstelle für Behörden',
    reply: 'Bitte bestätigen Sie den Eingang unter Angabe des Aktenzeichens.',
  },
  fr: {
    subject: (reference) => `Information au titre de l’article 18 du règlement (UE) 2022/2065, référence ${reference}`,
    intro: (service, provider) =>
      `${provider}, fournisseur de ${service}, a pris connaissance d’informations conduisant à soupçonner une infraction pénale ` +
      'présentant une menace pour la vie ou la sécurité d’une personne, et vous en informe au titre de l’article 18 du règlement ' +
      '(UE) 2022/2065.',
    urgent: 'C’EST URGENT. Veuillez nous contacter immédiatement.',
    reference: 'Référence',
    raised: 'Constaté le',
    fetch:
      'Ce message pouvant être lu en chemin, il ne contient ni données personnelles ni contenu. Toutes les informations ' +
      'pertinentes dont nous disposons sont prêtes pour vous en un seul dossier. Veuillez nous indiquer une voie sécurisée pour la ' +
      'remise (portail, courriel chiffré, en personne).',
    contact: 'Notre point de contact pour les autorités',
    reply: 'Veuillez en confirmer la réception en indiquant la référence.',
  },
};
