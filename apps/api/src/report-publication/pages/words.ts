import type { PageLanguage } from '../../notices/index.js';

export interface ReportWords {
  readonly indexTitle: (service: string) => string;
  readonly indexLead: (provider: string) => string;
  readonly none: string;
  readonly read: string;
  readonly title: string;
  readonly subtitle: (service: string, period: string) => string;
  readonly version: (number: number) => string;
  readonly publishedOn: (day: string) => string;
  readonly correctedBy: (number: number) => string;
  readonly replaced: (link: number) => string;
  readonly all: string;
  readonly facts: Readonly<
    Record<'provider' | 'service' | 'period' | 'kind' | 'published' | 'until' | 'made' | 'hash', string>
  >;
  readonly kinds: Readonly<Record<string, string>>;
  readonly correction: {
    readonly heading: (version: number, corrects: number) => string;
    readonly why: string;
    readonly how: string;
    readonly what: (cells: number) => string;
    readonly columns: readonly [string, string, string, string];
    readonly none: string;
    readonly blank: string;
  };
  readonly downloads: string;
  readonly files: string;
  readonly file: string;
  readonly bytes: string;
  readonly atAGlance: string;
  readonly figures: Readonly<Record<KeyFigure, string>>;
  readonly hours: (hours: string) => string;
  readonly sheets: string;
  readonly sheetTitles: Readonly<Record<string, string>>;
  readonly howCounted: string;
  readonly english: string;
  readonly emptyCells: string;
  readonly choices: string;
  readonly nothing: string;
}

export const keyFigures = [
  'orders',
  'notices',
  'median',
  'flaggers',
  'actions',
  'measures',
  'complaints',
  'recipients',
] as const;
export type KeyFigure = (typeof keyFigures)[number];

export const reportWords: Readonly<Record<PageLanguage, ReportWords>> = {
  en: {
    indexTitle: (service) => `Transparency reports of ${service}`,
    indexLead: (provider) =>
      `What ${provider} did about illegal content and about breaches of its terms: reports under Articles 15, 24 and 42 of the Digital Services Act. Every version of every report stays here for at least five years.`,
    none: 'No report has been published yet.',
    read: 'Read the report',
    title: 'Transparency report',
    subtitle: (service, period) => `${service}, ${period}`,
    version: (number) => `Version ${number}`,
    publishedOn: (day) => `published on ${day}`,
    correctedBy: (number) => `corrected by version ${number}`,
    replaced: (number) => `This is not the newest version. Read version ${number}`,
    all: 'All reports',
    facts: {
      provider: 'Provider',
      service: 'Service',
      period: 'Reporting period',
      kind: 'Kind',
      published: 'Published',
      until: 'Public at least until',
      made: 'Counted on',
      hash: 'SHA-256 of report.json',
    },
    kinds: {
      yearly: 'yearly report',
      'half-yearly': 'half-yearly report',
      transitional: 'report on the first period of the common template',
      interim: 'report on a period of the provider’s choice',
    },
    correction: {
      heading: (version, corrects) => `Version ${version} corrects version ${corrects}`,
      why: 'Why',
      how: 'How it was corrected',
      what: (cells) => `What changed: ${cells} ${cells === 1 ? 'value' : 'values'}. They are marked in the tables.`,
      columns: ['Part and row', 'Value', 'Before', 'Now'],
      none: 'No value changed.',
      blank: 'blank',
    },
    downloads: 'Download',
    files: 'Single files and their hashes',
    file: 'File',
    bytes: 'Bytes',
    atAGlance: 'At a glance',
    figures: {
      orders: 'orders of authorities received',
      notices: 'notices of illegal content received',
      median: 'median time from a notice to the action on it',
      flaggers: 'of the notices came from trusted flaggers',
      actions: 'restrictions imposed after notices',
      measures: 'restrictions imposed on own initiative',
      complaints: 'complaints received',
      recipients: 'monthly active recipients in the Union',
    },
    hours: (hours) => `${hours} h`,
    sheets: 'The report',
    sheetTitles: {
      '1_report_identification': 'About this report',
      '2_categories_names': 'Categories and how they are read',
      '3_member_states_orders': 'Orders of authorities, by Member State',
      '4_notices': 'Notices of illegal content',
      '5_own_initiative_illegal': 'Own initiative: illegal content',
      '6_own_initiative_TC': 'Own initiative: breaches of the terms and conditions',
      '7_appeals_and_recidivism': 'Complaints, disputes and suspensions',
      '8_automated_means': 'Automated means',
      '9_human_resources': 'People who moderate',
      '10_AMAR': 'Monthly active recipients',
      '11_qualitative': 'In words',
    },
    howCounted: 'How it was counted',
    english: 'Headings and labels of the tables are those of the European Commission.',
    emptyCells:
      'An empty cell does not apply to this service, or nothing was observed; a 0 was possible and did not occur.',
    choices: 'Choices that the template leaves to the provider',
    nothing: 'This part is for services of another kind, or there is nothing to say.',
  },
  de: {
    indexTitle: (service) => `Transparenzberichte von ${service}`,
    indexLead: (provider) =>
      `Was ${provider} gegen rechtswidrige Inhalte und gegen Verstöße gegen die eigenen Nutzungsbedingungen unternommen hat: Berichte nach den Artikeln 15, 24 und 42 des Gesetzes über digitale Dienste. Jede Fassung jedes Berichts bleibt mindestens fünf Jahre hier.`,
    none: 'Noch wurde kein Bericht veröffentlicht.',
    read: 'Bericht lesen',
    title: 'Transparenzbericht',
    subtitle: (service, period) => `${service}, ${period}`,
    version: (number) => `Fassung ${number}`,
    publishedOn: (day) => `veröffentlicht am ${day}`,
    correctedBy: (number) => `berichtigt durch Fassung ${number}`,
    replaced: (number) => `Dies ist nicht die neueste Fassung. Zu Fassung ${number}`,
    all: 'Alle Berichte',
    facts: {
      provider: 'Anbieter',
      service: 'Dienst',
      period: 'Berichtszeitraum',
      kind: 'Art',
      published: 'Veröffentlicht',
      until: 'Öffentlich mindestens bis',
      made: 'Gezählt am',
      hash: 'SHA-256 von report.json',
    },
    kinds: {
      yearly: 'Jahresbericht',
      'half-yearly': 'Halbjahresbericht',
      transitional: 'Bericht über den ersten Zeitraum der gemeinsamen Vorlage',
      interim: 'Bericht über einen selbst gewählten Zeitraum',
    },
    correction: {
      heading: (version, corrects) => `Fassung ${version} berichtigt Fassung ${corrects}`,
      why: 'Warum',
      how: 'Wie berichtigt wurde',
      what: (cells) =>
        `Was sich geändert hat: ${cells} ${cells === 1 ? 'Wert' : 'Werte'}, in den Tabellen hervorgehoben.`,
      columns: ['Teil und Zeile', 'Wert', 'Vorher', 'Jetzt'],
      none: 'Kein Wert hat sich geändert.',
      blank: 'leer',
    },
    downloads: 'Herunterladen',
    files: 'Einzelne Dateien und ihre Prüfsummen',
    file: 'Datei',
    bytes: 'Bytes',
    atAGlance: 'Auf einen Blick',
    figures: {
      orders: 'Anordnungen von Behörden eingegangen',
      notices: 'Meldungen rechtswidriger Inhalte eingegangen',
      median: 'Medianzeit von der Meldung bis zur Maßnahme',
      flaggers: 'der Meldungen kamen von vertrauenswürdigen Hinweisgebern',
      actions: 'Beschränkungen nach Meldungen',
      measures: 'Beschränkungen aus eigener Initiative',
      complaints: 'Beschwerden eingegangen',
      recipients: 'aktive Nutzer im Monat in der Union',
    },
    hours: (hours) => `${hours} Std.`,
    sheets: 'Der Bericht',
    sheetTitles: {
      '1_report_identification': 'Über diesen Bericht',
      '2_categories_names': 'Kategorien und wie sie verstanden werden',
      '3_member_states_orders': 'Anordnungen von Behörden, nach Mitgliedstaat',
      '4_notices': 'Meldungen rechtswidriger Inhalte',
      '5_own_initiative_illegal': 'Eigene Initiative: rechtswidrige Inhalte',
      '6_own_initiative_TC': 'Eigene Initiative: Verstöße gegen die Nutzungsbedingungen',
      '7_appeals_and_recidivism': 'Beschwerden, Streitigkeiten und Aussetzungen',
      '8_automated_means': 'Automatisierte Mittel',
      '9_human_resources': 'Menschen, die moderieren',
      '10_AMAR': 'Monatlich aktive Nutzer',
      '11_qualitative': 'In Worten',
    },
    howCounted: 'Wie gezählt wurde',
    english: 'Überschriften und Bezeichnungen der Tabellen sind die der Europäischen Kommission.',
    emptyCells:
      'Eine leere Zelle trifft auf diesen Dienst nicht zu, oder es wurde nichts beobachtet; eine 0 wäre möglich gewesen und kam nicht vor.',
    choices: 'Was die Vorlage dem Anbieter überlässt',
    nothing: 'Dieser Teil betrifft andere Arten von Diensten, oder es gibt nichts zu sagen.',
  },
  fr: {
    indexTitle: (service) => `Rapports de transparence de ${service}`,
    indexLead: (provider) =>
      `Ce que ${provider} a fait contre les contenus illicites et contre les violations de ses conditions générales : rapports prévus aux articles 15, 24 et 42 du règlement sur les services numériques. Chaque version de chaque rapport reste ici au moins cinq ans.`,
    none: 'Aucun rapport n’a encore été publié.',
    read: 'Lire le rapport',
    title: 'Rapport de transparence',
    subtitle: (service, period) => `${service}, ${period}`,
    version: (number) => `Version ${number}`,
    publishedOn: (day) => `publiée le ${day}`,
    correctedBy: (number) => `corrigée par la version ${number}`,
    replaced: (number) => `Ceci n’est pas la version la plus récente. Lire la version ${number}`,
    all: 'Tous les rapports',
    facts: {
      provider: 'Fournisseur',
      service: 'Service',
      period: 'Période couverte',
      kind: 'Nature',
      published: 'Publié',
      until: 'Public au moins jusqu’au',
      made: 'Compté le',
      hash: 'SHA-256 de report.json',
    },
    kinds: {
      yearly: 'rapport annuel',
      'half-yearly': 'rapport semestriel',
      transitional: 'rapport sur la première période du modèle commun',
      interim: 'rapport sur une période choisie par le fournisseur',
    },
    correction: {
      heading: (version, corrects) => `La version ${version} corrige la version ${corrects}`,
      why: 'Pourquoi',
      how: 'Méthode de correction',
      what: (cells) =>
        `Ce qui a changé : ${cells} ${cells === 1 ? 'valeur, mise' : 'valeurs, mises'} en évidence dans les tableaux.`,
      columns: ['Partie et ligne', 'Valeur', 'Avant', 'Maintenant'],
      none: 'Aucune valeur n’a changé.',
      blank: 'vide',
    },
    downloads: 'Télécharger',
    files: 'Fichiers un à un et leurs empreintes',
    file: 'Fichier',
    bytes: 'Octets',
    atAGlance: 'En bref',
    figures: {
      orders: 'injonctions d’autorités reçues',
      notices: 'notifications de contenus illicites reçues',
      median: 'délai médian entre la notification et la mesure',
      flaggers: 'des notifications provenaient de signaleurs de confiance',
      actions: 'restrictions imposées après des notifications',
      measures: 'restrictions imposées d’initiative propre',
      complaints: 'réclamations reçues',
      recipients: 'destinataires actifs par mois dans l’Union',
    },
    hours: (hours) => `${hours} h`,
    sheets: 'Le rapport',
    sheetTitles: {
      '1_report_identification': 'À propos de ce rapport',
      '2_categories_names': 'Catégories et leur interprétation',
      '3_member_states_orders': 'Injonctions d’autorités, par État membre',
      '4_notices': 'Notifications de contenus illicites',
      '5_own_initiative_illegal': 'Initiative propre : contenus illicites',
      '6_own_initiative_TC': 'Initiative propre : violations des conditions générales',
      '7_appeals_and_recidivism': 'Réclamations, litiges et suspensions',
      '8_automated_means': 'Moyens automatisés',
      '9_human_resources': 'Personnes chargées de la modération',
      '10_AMAR': 'Destinataires actifs par mois',
      '11_qualitative': 'En toutes lettres',
    },
    howCounted: 'Comment on a compté',
    english: 'Les intitulés des tableaux sont ceux de la Commission européenne.',
    emptyCells:
      'Une cellule vide ne concerne pas ce service, ou rien n’a été observé ; un 0 était possible et ne s’est pas produit.',
    choices: 'Choix que le modèle laisse au fournisseur',
    nothing: 'Cette partie concerne d’autres types de services, ou il n’y a rien à dire.',
  },
};
