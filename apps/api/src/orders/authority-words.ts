import type { SpokenLanguage } from '../platforms/index.js';
import type { EffectOutcome, OrderElement } from './order.js';

export interface AuthorityWords {
  readonly receiptSubject: (reference: string) => string;
  readonly receipt: (serviceName: string, deliveredAt: string) => string;
  readonly outlook: string;
  readonly questionSubject: (reference: string) => string;
  readonly question: (serviceName: string) => string;
  readonly elements: Readonly<Record<OrderElement, string>>;
  readonly meanwhile: string;
  readonly effectSubject: (reference: string) => string;
  readonly corrects: string;
  readonly toAct: Readonly<Record<EffectOutcome, string>>;
  readonly toInform: Readonly<Record<EffectOutcome, string>>;
  readonly effectiveAt: string;
  readonly territory: string;
  readonly reason: string;
  readonly reference: string;
  readonly authorityReference: string;
}

/** What authorities are told about their orders (Art. 9(1), 10(1)), by language. */
export const authorityWords: Readonly<Record<SpokenLanguage, AuthorityWords>> = {
  en: {
    receiptSubject: (reference) => `Receipt of your order ${reference}`,
    receipt: (serviceName, deliveredAt) => `Your order concerning ${serviceName} reached us on ${deliveredAt}.`,
    outlook: 'We will tell you whether and when effect was given to it.',
    questionSubject: (reference) => `Your order ${reference}: elements are missing`,
    question: (serviceName) =>
      `Your order concerning ${serviceName} lacks what we need to give effect to it. Please add:`,
    elements: {
      'legal-basis': 'the legal basis of the order',
      reasons: 'the statement of reasons why the information is illegal content',
      provision: 'the provision of law that is infringed',
      authority: 'the identity of the issuing authority',
      location: 'the exact location of the content, such as its URL',
      recipients: 'what identifies the recipients about whom information is sought, such as account names',
      purpose: 'the objective of the request, and why it is necessary and proportionate',
      redress: 'the redress that is available to the provider and to the recipient',
      territory: 'the territorial scope of the order',
      language: 'a translation of its essential elements into a language that we declared',
    },
    meanwhile: 'We go on with it in the meantime as far as we can. Please answer this message.',
    effectSubject: (reference) => `Effect given to your order ${reference}`,
    corrects: 'This message takes the place of our earlier one.',
    toAct: {
      given: 'Effect was given to your order.',
      partly: 'Effect was given to your order in part.',
      'not-given': 'No effect was given to your order.',
    },
    toInform: {
      given: 'The information that you ordered was provided.',
      partly: 'The information that you ordered was provided in part.',
      'not-given': 'The information that you ordered was not provided.',
    },
    effectiveAt: 'Effect given on',
    territory: 'Territory',
    reason: 'Reasons',
    reference: 'Our reference',
    authorityReference: 'Your reference',
  },
  de: {
    receiptSubject: (reference) => `Eingang Ihrer Anordnung ${reference}`,
    receipt: (serviceName, deliveredAt) =>
      `Ihre Anordnung betreffend ${serviceName} ist am ${deliveredAt} bei uns eingegangen.`,
    outlook: 'Wir teilen Ihnen mit, ob und wann sie ausgeführt wurde.',
    questionSubject: (reference) => `Ihre Anordnung ${reference}: Es fehlen Angaben`,
    question: (serviceName) =>
      `Ihrer Anordnung betreffend ${serviceName} fehlt, was wir zur Ausführung brauchen. Bitte ergänzen Sie:`,
    elements: {
      'legal-basis': 'die Rechtsgrundlage der Anordnung',
      reasons: 'die Begründung, warum es sich um rechtswidrige Inhalte handelt',
      provision: 'die verletzte Rechtsvorschrift',
      authority: 'die anordnende Behörde',
      location: 'den genauen Ort des Inhalts, etwa seine URL',
      recipients: 'Angaben zu den Nutzern, über die Auskunft verlangt wird, etwa Kontonamen',
      purpose: 'das Ziel der Auskunft, und warum sie notwendig und verhältnismäßig ist',
      redress: 'die Rechtsbehelfe des Anbieters und des Nutzers',
      territory: 'den räumlichen Geltungsbereich der Anordnung',
      language: 'eine Übersetzung der wesentlichen Angaben in eine von uns angegebene Sprache',
    },
    meanwhile: 'Wir bearbeiten die Anordnung inzwischen, soweit wir können. Bitte antworten Sie auf diese Nachricht.',
    effectSubject: (reference) => `Ausführung Ihrer Anordnung ${reference}`,
    corrects: 'Diese Nachricht ersetzt unsere frühere.',
    toAct: {
      given: 'Ihre Anordnung wurde ausgeführt.',
      partly: 'Ihre Anordnung wurde teilweise ausgeführt.',
      'not-given': 'Ihre Anordnung wurde nicht ausgeführt.',
    },
    toInform: {
      given: 'Die angeordnete Auskunft wurde erteilt.',
      partly: 'Die angeordnete Auskunft wurde teilweise erteilt.',
      'not-given': 'Die angeordnete Auskunft wurde nicht erteilt.',
    },
    effectiveAt: 'Ausgeführt am',
    territory: 'Gebiet',
    reason: 'Gründe',
    reference: 'Unser Aktenzeichen',
    authorityReference: 'Ihr Aktenzeichen',
  },
  fr: {
    receiptSubject: (reference) => `Réception de votre injonction ${reference}`,
    receipt: (serviceName, deliveredAt) =>
      `Votre injonction concernant ${serviceName} nous est parvenue le ${deliveredAt}.`,
    outlook: 'Nous vous indiquerons si une suite lui a été donnée, et à quel moment.',
    questionSubject: (reference) => `Votre injonction ${reference} : éléments manquants`,
    question: (serviceName) =>
      `Il manque à votre injonction concernant ${serviceName} ce dont nous avons besoin pour y donner suite. Veuillez ajouter :`,
    elements: {
      'legal-basis': 'la base juridique de l’injonction',
      reasons: 'l’exposé des motifs expliquant pourquoi il s’agit d’un contenu illicite',
      provision: 'la disposition du droit enfreinte',
      authority: 'l’identité de l’autorité d’émission',
      location: 'l’emplacement exact du contenu, tel que son URL',
      recipients: 'ce qui identifie les destinataires visés, tel que des noms de compte',
      purpose: 'l’objectif de la demande, et pourquoi elle est nécessaire et proportionnée',
      redress: 'les voies de recours du fournisseur et du destinataire',
      territory: 'le champ d’application territorial de l’injonction',
      language: 'une traduction des éléments essentiels dans une langue que nous avons déclarée',
    },
    meanwhile: 'Nous poursuivons entre-temps dans la mesure du possible. Veuillez répondre à ce message.',
    effectSubject: (reference) => `Suite donnée à votre injonction ${reference}`,
    corrects: 'Ce message remplace le précédent.',
    toAct: {
      given: 'Il a été donné suite à votre injonction.',
      partly: 'Il a été donné suite en partie à votre injonction.',
      'not-given': 'Il n’a pas été donné suite à votre injonction.',
    },
    toInform: {
      given: 'Les informations demandées ont été fournies.',
      partly: 'Les informations demandées ont été fournies en partie.',
      'not-given': 'Les informations demandées n’ont pas été fournies.',
    },
    effectiveAt: 'Suite donnée le',
    territory: 'Territoire',
    reason: 'Motifs',
    reference: 'Notre référence',
    authorityReference: 'Votre référence',
  },
};

/** The references that every message to an authority carries. */
export function referenceLines(
  words: AuthorityWords,
  { reference, authorityReference }: { reference: string; authorityReference: string | null },
): string[] {
  return [
    `${words.reference}: ${reference}`,
    ...(authorityReference === null ? [] : [`${words.authorityReference}: ${authorityReference}`]),
  ];
}
