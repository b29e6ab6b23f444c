import type { Allegation } from './allegation.js';

export const intimateImages: Allegation = {
  category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE',
  keyword: 'KEYWORD_NON_CONSENSUAL_IMAGE_SHARING',
  law: { law: 'Code pénal', provision: 'Article 226-2-1', memberState: 'FR' },
  kind: 'content',
  contentTypes: ['image'],
  rulings: ['remove', 'remove-and-suspend'],
  text: null,
  explanation: {
    en: 'A picture of me that was private. I never agreed that it is shown to anybody.',
    de: 'Ein privates Bild von mir. Ich habe nie zugestimmt, dass es gezeigt wird.',
    fr: 'Une photo privée de moi. Je n’ai jamais accepté qu’elle soit montrée.',
  },
};

export const harassment: Allegation = {
  category: 'STATEMENT_CATEGORY_CYBER_VIOLENCE_AGAINST_WOMEN',
  keyword: 'KEYWORD_CYBER_HARASSMENT_AGAINST_WOMEN',
  law: { law: 'Code pénal', provision: 'Article 222-33-2-2', memberState: 'FR' },
  clause: 'hate-speech',
  kind: 'content',
  contentTypes: ['text'],
  rulings: ['remove', 'limit-interaction', 'remove-and-suspend', 'no-action'],
  text: {
    en: 'Here is her number again. Call her tonight, all of you, until she deletes her account.',
    de: 'Hier noch einmal ihre Nummer. Ruft sie heute Nacht alle an, bis sie ihr Konto löscht.',
    fr: 'Revoilà son numéro. Appelez-la tous cette nuit, jusqu’à ce qu’elle supprime son compte.',
  },
  explanation: {
    en: 'For weeks this account has been sending its followers after a journalist.',
    de: 'Seit Wochen hetzt dieses Konto seine Anhänger auf eine Journalistin.',
    fr: 'Depuis des semaines, ce compte lance ses abonnés contre une journaliste.',
  },
};

export const privateData: Allegation = {
  category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
  keyword: 'KEYWORD_MISSING_PROCESSING_GROUND',
  law: { law: 'Regulation (EU) 2016/679', provision: 'Article 6(1)' },
  clause: 'rights-of-others',
  kind: 'content',
  contentTypes: ['text', 'image'],
  rulings: ['remove', 'remove', 'no-action'],
  text: {
    en: 'Members’ list of the club with addresses and birthdays, for those who ask.',
    de: 'Mitgliederliste des Vereins mit Adressen und Geburtstagen, für alle, die fragen.',
    fr: 'La liste des membres du club, avec adresses et dates de naissance.',
  },
  explanation: {
    en: 'My address and date of birth are published here without my consent.',
    de: 'Meine Adresse und mein Geburtsdatum stehen hier ohne meine Einwilligung.',
    fr: 'Mon adresse et ma date de naissance sont publiées ici sans mon accord.',
  },
};

export const childAbuse: Allegation = {
  category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  keyword: 'KEYWORD_CHILD_SEXUAL_ABUSE_MATERIAL',
  law: { law: 'Directive 2011/93/EU', provision: 'Article 5' },
  kind: 'content',
  contentTypes: ['image'],
  rulings: ['remove-and-suspend'],
  text: null,
  explanation: {
    en: 'I believe that this shows a child.',
    de: 'Ich glaube, dass hier ein Kind gezeigt wird.',
    fr: 'Je crois qu’un enfant est montré ici.',
  },
};

export const unsafeChallenge: Allegation = {
  category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
  keyword: 'KEYWORD_UNSAFE_CHALLENGES',
  law: { law: 'Jugendschutzgesetz', provision: 'Section 24a', memberState: 'DE' },
  clause: 'deception',
  kind: 'content',
  contentTypes: ['video'],
  rulings: ['age-restrict', 'age-restrict', 'no-action'],
  text: {
    en: 'Hold your breath until it goes dark, film it, pass it on to three friends.',
    de: 'Luft anhalten, bis es dunkel wird, filmen, an drei Freunde weitergeben.',
    fr: 'Retiens ton souffle jusqu’au noir, filme, passe-le à trois amis.',
  },
  explanation: {
    en: 'A challenge that children at our school copy. Two of them fainted.',
    de: 'Eine Mutprobe, die Kinder an unserer Schule nachmachen. Zwei wurden ohnmächtig.',
    fr: 'Un défi que des enfants de notre école imitent. Deux se sont évanouis.',
  },
};

export const suicide: Allegation = {
  category: 'STATEMENT_CATEGORY_SELF_HARM',
  keyword: 'KEYWORD_SUICIDE',
  law: { law: 'Code pénal', provision: 'Article 223-14', memberState: 'FR' },
  kind: 'content',
  contentTypes: ['text'],
  rulings: ['remove'],
  text: {
    en: 'Tonight is the last night. Whoever wants to come along, write to me.',
    de: 'Heute ist die letzte Nacht. Wer mitkommen will, schreibt mir.',
    fr: 'Ce soir est le dernier soir. Que ceux qui veulent venir m’écrivent.',
  },
  explanation: {
    en: 'The author announces a suicide for tonight and asks others to join.',
    de: 'Die Verfasserin kündigt für heute Nacht einen Suizid an und fordert andere auf, mitzumachen.',
    fr: 'L’auteur annonce un suicide pour ce soir et invite d’autres personnes à le suivre.',
  },
};
