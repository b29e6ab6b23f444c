import type { Allegation } from './allegation.js';

export const hateSpeech: Allegation = {
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  keyword: 'KEYWORD_HATE_SPEECH',
  law: { law: 'German Criminal Code', provision: 'Section 130', memberState: 'DE' },
  clause: 'hate-speech',
  kind: 'content',
  contentTypes: ['text'],
  rulings: ['remove', 'remove', 'remove-and-suspend', 'disable-in-member-state', 'limit-interaction', 'no-action'],
  text: {
    en: 'They do not belong in our town. Somebody should chase all of them out of their houses.',
    de: 'Die gehören nicht in unsere Stadt. Man sollte sie alle aus ihren Häusern jagen.',
    fr: 'Ils n’ont rien à faire dans notre ville. Il faudrait tous les chasser de chez eux.',
  },
  explanation: {
    en: 'The post calls for violence against a group of people because of where they come from.',
    de: 'Der Beitrag ruft zu Gewalt gegen Menschen wegen ihrer Herkunft auf.',
    fr: 'Ce message appelle à la violence contre des personnes en raison de leur origine.',
  },
};

export const defamation: Allegation = {
  category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
  keyword: 'KEYWORD_DEFAMATION',
  law: { law: 'German Criminal Code', provision: 'Section 186', memberState: 'DE' },
  clause: 'rights-of-others',
  kind: 'content',
  contentTypes: ['text'],
  rulings: ['remove', 'no-action', 'no-action', 'manifestly-unfounded', 'disable-in-member-state'],
  text: {
    en: 'The baker at the corner sells last week’s bread and pays no taxes. Everybody knows it.',
    de: 'Der Bäcker an der Ecke verkauft Brot von letzter Woche und zahlt keine Steuern. Das weiß jeder.',
    fr: 'Le boulanger du coin vend le pain de la semaine passée et ne paie pas d’impôts. Tout le monde le sait.',
  },
  explanation: {
    en: 'This is a false statement of fact about my business. I pay my taxes and can prove it.',
    de: 'Das ist eine unwahre Tatsachenbehauptung über meinen Betrieb. Ich kann das Gegenteil belegen.',
    fr: 'C’est une affirmation fausse sur mon commerce. Je peux prouver le contraire.',
  },
};

export const electionRumour: Allegation = {
  category: 'STATEMENT_CATEGORY_NEGATIVE_EFFECTS_ON_CIVIC_DISCOURSE_OR_ELECTIONS',
  keyword: 'KEYWORD_MISINFORMATION_DISINFORMATION',
  law: { law: 'Code électoral', provision: 'Article L. 97', memberState: 'FR' },
  clause: 'deception',
  kind: 'content',
  contentTypes: ['text', 'image'],
  rulings: ['label', 'label', 'demote', 'no-action'],
  text: {
    en: 'The polling stations in the north are closed. You can vote by text message until Monday instead.',
    de: 'Die Wahllokale im Norden sind geschlossen. Bis Montag kann man stattdessen per SMS wählen.',
    fr: 'Les bureaux de vote du nord sont fermés. On peut voter par SMS jusqu’à lundi.',
  },
  explanation: {
    en: 'False information about how to vote, three days before the election.',
    de: 'Falsche Angaben dazu, wie man wählt, drei Tage vor der Wahl.',
    fr: 'Fausse information sur la manière de voter, trois jours avant le scrutin.',
  },
};

export const violence: Allegation = {
  category: 'STATEMENT_CATEGORY_VIOLENCE',
  keyword: 'KEYWORD_INCITEMENT_VIOLENCE_HATRED',
  law: { law: 'German Criminal Code', provision: 'Section 111', memberState: 'DE' },
  clause: 'hate-speech',
  kind: 'live-session',
  contentTypes: ['video'],
  rulings: ['remove', 'remove-and-suspend', 'gone'],
  text: {
    en: 'Live: tonight we go to the mayor’s house, bring what you have.',
    de: 'Live: Heute Abend gehen wir zum Haus des Bürgermeisters, bringt mit, was ihr habt.',
    fr: 'En direct : ce soir, tous devant la maison du maire, venez avec ce que vous avez.',
  },
  explanation: {
    en: 'The speaker calls on viewers to attack the mayor tonight and names the address.',
    de: 'Der Sprecher ruft dazu auf, den Bürgermeister heute Abend anzugreifen, und nennt die Adresse.',
    fr: 'L’orateur appelle à attaquer le maire ce soir et donne son adresse.',
  },
};

export const terrorism: Allegation = {
  category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
  keyword: 'KEYWORD_TERRORIST_CONTENT',
  law: { law: 'Directive (EU) 2017/541', provision: 'Article 5' },
  kind: 'content',
  contentTypes: ['video'],
  rulings: ['remove-and-suspend', 'remove'],
  text: {
    en: 'Join the brigade. The next station is already chosen.',
    de: 'Schließt euch der Brigade an. Der nächste Bahnhof ist schon ausgesucht.',
    fr: 'Rejoignez la brigade. La prochaine gare est déjà choisie.',
  },
  explanation: {
    en: 'A recruiting video of an organisation that announces an attack.',
    de: 'Ein Werbevideo einer Organisation, die einen Anschlag ankündigt.',
    fr: 'Une vidéo de recrutement d’une organisation qui annonce un attentat.',
  },
};
