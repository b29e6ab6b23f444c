import type { SpokenLanguage } from '../platforms/index.js';

export interface RecipientWords {
  readonly subject: (serviceName: string) => string;
  readonly toAct: (serviceName: string, deliveredAt: string) => string;
  readonly toInform: (serviceName: string, deliveredAt: string) => string;
  readonly content: string;
  readonly authority: string;
  readonly legalBasis: string;
  readonly provision: string;
  readonly reasons: string;
  readonly purpose: string;
  readonly done: string;
  readonly disclosed: string;
  readonly territory: string;
  readonly redress: string;
  readonly reference: string;
}

/** What recipients are told of orders that concern them (Art. 9(5), 10(5)), by language. */
export const recipientWords: Readonly<Record<SpokenLanguage, RecipientWords>> = {
  en: {
    subject: (serviceName) => `${serviceName}: an order of an authority concerns you`,
    toAct: (serviceName, deliveredAt) =>
      `On ${deliveredAt} an authority ordered ${serviceName} to act against content of yours. We have given effect to the order.`,
    toInform: (serviceName, deliveredAt) =>
      `On ${deliveredAt} an authority ordered ${serviceName} to provide information about you. We have given effect to the order.`,
    content: 'Content',
    authority: 'Authority',
    legalBasis: 'Legal basis',
    provision: 'Provision',
    reasons: 'Reasons of the authority',
    purpose: 'Purpose of the order',
    done: 'What we have done',
    disclosed: 'We have provided information about your account to the authority.',
    territory: 'The order has effect in',
    redress: 'How you can challenge it',
    reference: 'Reference',
  },
  de: {
    subject: (serviceName) => `${serviceName}: Eine behördliche Anordnung betrifft Sie`,
    toAct: (serviceName, deliveredAt) =>
      `Am ${deliveredAt} hat eine Behörde angeordnet, dass ${serviceName} gegen Inhalte von Ihnen vorgeht. Wir haben die Anordnung ausgeführt.`,
    toInform: (serviceName, deliveredAt) =>
      `Am ${deliveredAt} hat eine Behörde angeordnet, dass ${serviceName} Auskunft über Sie erteilt. Wir haben die Anordnung ausgeführt.`,
    content: 'Inhalt',
    authority: 'Behörde',
    legalBasis: 'Rechtsgrundlage',
    provision: 'Vorschrift',
    reasons: 'Begründung der Behörde',
    purpose: 'Ziel der Anordnung',
    done: 'Was wir getan haben',
    disclosed: 'Wir haben der Behörde Auskunft über Ihr Konto erteilt.',
    territory: 'Die Anordnung gilt in',
    redress: 'Wie Sie dagegen vorgehen können',
    reference: 'Aktenzeichen',
  },
  fr: {
    subject: (serviceName) => `${serviceName} : une injonction d’une autorité vous concerne`,
    toAct: (serviceName, deliveredAt) =>
      `Le ${deliveredAt}, une autorité a enjoint à ${serviceName} d’agir contre un contenu qui est le vôtre. Nous y avons donné suite.`,
    toInform: (serviceName, deliveredAt) =>
      `Le ${deliveredAt}, une autorité a enjoint à ${serviceName} de fournir des informations vous concernant. Nous y avons donné suite.`,
    content: 'Contenu',
    authority: 'Autorité',
    legalBasis: 'Base juridique',
    provision: 'Disposition',
    reasons: 'Motifs de l’autorité',
    purpose: 'Objectif de l’injonction',
    done: 'Ce que nous avons fait',
    disclosed: 'Nous avons fourni à l’autorité des informations sur votre compte.',
    territory: 'L’injonction a effet dans',
    redress: 'Comment la contester',
    reference: 'Référence',
  },
};
