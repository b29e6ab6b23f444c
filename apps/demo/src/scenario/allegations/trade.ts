import type { Allegation } from './allegation.js';

export const animalSale: Allegation = {
  category: 'STATEMENT_CATEGORY_ANIMAL_WELFARE',
  keyword: 'KEYWORD_UNLAWFUL_SALE_ANIMALS',
  law: { law: 'Regulation (EC) No 338/97', provision: 'Article 8(1)' },
  kind: 'listing',
  contentTypes: ['product', 'image'],
  rulings: ['remove', 'remove', 'no-action'],
  text: {
    en: 'Two young grey parrots, wild and lively, without papers, cash only.',
    de: 'Zwei junge Graupapageien, wild und munter, ohne Papiere, nur bar.',
    fr: 'Deux jeunes perroquets gris, sauvages et vifs, sans papiers, en espèces.',
  },
  explanation: {
    en: 'A protected species offered for sale without certificates.',
    de: 'Eine geschützte Art wird ohne Bescheinigung verkauft.',
    fr: 'Une espèce protégée est vendue sans certificat.',
  },
};

export const hiddenAdvertisement: Allegation = {
  category: 'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
  keyword: 'KEYWORD_HIDDEN_ADVERTISEMENT',
  law: { law: 'Act against Unfair Competition', provision: 'Section 5a(4)', memberState: 'DE' },
  clause: 'deception',
  kind: 'content',
  contentTypes: ['video'],
  rulings: ['label', 'label', 'demote', 'no-action'],
  text: {
    en: 'My honest opinion about this cream, which I bought myself, of course.',
    de: 'Meine ehrliche Meinung zu dieser Creme, natürlich selbst gekauft.',
    fr: 'Mon avis sincère sur cette crème, achetée de ma poche, bien sûr.',
  },
  explanation: {
    en: 'The maker pays for these videos, and nowhere is that said.',
    de: 'Der Hersteller bezahlt diese Videos, und nirgends steht das.',
    fr: 'Le fabricant paie ces vidéos, et ce n’est dit nulle part.',
  },
};

export const copyright: Allegation = {
  category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  keyword: 'KEYWORD_COPYRIGHT_INFRINGEMENT',
  law: { law: 'Copyright Act', provision: 'Section 19a', memberState: 'DE' },
  clause: 'rights-of-others',
  kind: 'content',
  contentTypes: ['video', 'text'],
  rulings: ['remove', 'remove', 'disable-in-member-state', 'manifestly-unfounded'],
  text: {
    en: 'Whole film, best quality, share before it is gone.',
    de: 'Ganzer Film, beste Qualität, teilen, bevor er weg ist.',
    fr: 'Film entier, meilleure qualité, partagez avant qu’il ne disparaisse.',
  },
  explanation: {
    en: 'We hold the exclusive rights in this film and gave nobody a licence to upload it.',
    de: 'Wir haben die ausschließlichen Rechte an diesem Film und niemandem erlaubt, ihn hochzuladen.',
    fr: 'Nous détenons les droits exclusifs sur ce film et n’avons autorisé personne à le publier.',
  },
};

export const counterfeit: Allegation = {
  category: 'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  keyword: 'KEYWORD_TRADEMARK_INFRINGEMENT',
  law: { law: 'Regulation (EU) 2017/1001', provision: 'Article 9(2)(a)' },
  clause: 'deception',
  kind: 'listing',
  contentTypes: ['product', 'image'],
  rulings: ['remove', 'stop-payments', 'remove'],
  text: {
    en: 'Original watch, new, with box. Only 40 euro because I have several.',
    de: 'Originaluhr, neu, mit Schachtel. Nur 40 Euro, weil ich mehrere habe.',
    fr: 'Montre d’origine, neuve, avec boîte. Seulement 40 euros, j’en ai plusieurs.',
  },
  explanation: {
    en: 'Counterfeit watches under our trade mark.',
    de: 'Gefälschte Uhren unter unserer Marke.',
    fr: 'Des montres contrefaites sous notre marque.',
  },
};

export const phishing: Allegation = {
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keyword: 'KEYWORD_PHISHING',
  law: { law: 'German Criminal Code', provision: 'Section 263a', memberState: 'DE' },
  clause: 'deception',
  kind: 'content',
  contentTypes: ['text'],
  rulings: ['remove', 'remove', 'remove-and-suspend', 'gone'],
  text: {
    en: 'Your bank account is locked. Confirm your password here within one hour.',
    de: 'Ihr Konto ist gesperrt. Bestätigen Sie Ihr Passwort hier binnen einer Stunde.',
    fr: 'Votre compte est bloqué. Confirmez votre mot de passe ici dans l’heure.',
  },
  explanation: {
    en: 'The post links to a copy of my bank’s page that asks for passwords.',
    de: 'Der Beitrag verweist auf eine Kopie der Seite meiner Bank, die Passwörter abfragt.',
    fr: 'Ce message renvoie à une copie de la page de ma banque qui demande des mots de passe.',
  },
};

export const impersonation: Allegation = {
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keyword: 'KEYWORD_IMPERSONATION_ACCOUNT_HIJACKING',
  law: { law: 'Code pénal', provision: 'Article 226-4-1', memberState: 'FR' },
  clause: 'deception',
  kind: 'account',
  contentTypes: ['text', 'image'],
  rulings: ['suspend-account', 'suspend-account', 'no-action'],
  text: {
    en: 'Official account of the town hall. Write to us about your refund.',
    de: 'Offizielles Konto des Rathauses. Schreiben Sie uns wegen Ihrer Erstattung.',
    fr: 'Compte officiel de la mairie. Écrivez-nous pour votre remboursement.',
  },
  explanation: {
    en: 'This account pretends to be our town hall.',
    de: 'Dieses Konto gibt sich als unser Rathaus aus.',
    fr: 'Ce compte se fait passer pour notre mairie.',
  },
};

export const prizeDraw: Allegation = {
  category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  keyword: 'KEYWORD_OTHER',
  otherDescription: 'Fake prize draws',
  law: { law: 'Act against Unfair Competition', provision: 'Section 5', memberState: 'DE' },
  clause: 'deception',
  kind: 'content',
  contentTypes: ['text', 'image'],
  rulings: ['stop-payments', 'demote', 'suspend-account'],
  text: {
    en: 'You have won. Send 2 euro for postage and the car is yours.',
    de: 'Sie haben gewonnen. 2 Euro Porto senden, und das Auto gehört Ihnen.',
    fr: 'Vous avez gagné. Envoyez 2 euros de port et la voiture est à vous.',
  },
  explanation: {
    en: 'There is no car. Hundreds of accounts post the same draw.',
    de: 'Es gibt kein Auto. Hunderte Konten posten dieselbe Verlosung.',
    fr: 'Il n’y a pas de voiture. Des centaines de comptes publient le même tirage.',
  },
};

export const unsafeProduct: Allegation = {
  category: 'STATEMENT_CATEGORY_UNSAFE_AND_PROHIBITED_PRODUCTS',
  keyword: 'KEYWORD_UNSAFE_PRODUCTS',
  law: { law: 'Regulation (EU) 2023/988', provision: 'Article 5' },
  kind: 'listing',
  contentTypes: ['product'],
  rulings: ['remove', 'remove', 'no-action'],
  text: {
    en: 'Charger without a plug, connect the wires yourself, very cheap.',
    de: 'Ladegerät ohne Stecker, Drähte selbst anschließen, sehr günstig.',
    fr: 'Chargeur sans prise, branchez les fils vous-même, très bon marché.',
  },
  explanation: {
    en: 'The charger has no protection against electric shock and was recalled.',
    de: 'Das Ladegerät hat keinen Berührungsschutz und wurde zurückgerufen.',
    fr: 'Le chargeur n’a aucune protection contre les chocs électriques et a été rappelé.',
  },
};
