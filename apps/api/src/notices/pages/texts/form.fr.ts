import type { FormTexts } from './form-texts.js';

export const formFr: FormTexts = {
  title: (service) => `Notifier un contenu illicite sur ${service}`,
  intro:
    'Signalez-nous un contenu que vous estimez illicite. Aucun compte n’est nécessaire. Si vous ne pouvez pas tout remplir, envoyez quand même votre notification : nous les examinons toutes.',
  optional: 'facultatif',
  send: 'Envoyer la notification',
  chooseFilesAgain:
    'Si vous aviez choisi des fichiers, veuillez les choisir de nouveau : le navigateur ne les conserve pas.',
  faultsHeading: (count) => (count === 1 ? 'Veuillez vérifier un point' : `Veuillez vérifier ${count} points`),
  groups: {
    what: 'De quoi s’agit-il ?',
    why: 'Pourquoi pensez-vous que c’est illicite ?',
    special: 'L’un de ces cas se présente-t-il ?',
    who: 'Qui êtes-vous ?',
    confirm: 'Veuillez confirmer',
    files: 'Avez-vous des fichiers qui le montrent ?',
  },
  whoIntro:
    'Nous ne vous écrivons que pour accuser réception et vous communiquer notre décision. La personne qui a publié le contenu n’apprend pas qui vous êtes, sauf si cela est strictement nécessaire. S’il s’agit d’abus sexuels sur un enfant, vous n’avez pas à dire qui vous êtes.',
  urls: {
    label: 'Adresses (URL) des contenus',
    hint: 'Une par ligne, 50 au plus. Chacune fait l’objet d’une décision.',
  },
  contentId: {
    label: 'Ou l’identifiant du contenu',
    hint: 'Seulement si vous le connaissez.',
    ofService: (service) => `Identifiant du contenu sur ${service}`,
  },
  explanation: {
    label: 'Votre explication',
    hint: 'Avec vos propres mots : ce qui est illicite, et à quel endroit du contenu, par exemple le troisième commentaire ou la minute 12:31. Il n’est pas nécessaire de citer une loi.',
  },
  termsClause: { label: 'Ce qu’en disent nos conditions générales', none: 'Je ne précise pas' },
  category: {
    label: 'Type de contenu illicite',
    none: 'Je ne précise pas',
    whole: (category) => `${category} : en général`,
  },
  law: { label: 'Loi enfreinte' },
  memberState: { label: 'De quel État est cette loi', none: 'Je ne précise pas' },
  threatToLife: {
    label: 'La vie ou la sécurité d’une personne est en danger',
    hint: 'Nous l’examinons en premier. Si quelqu’un a besoin d’aide immédiatement, appelez le 112.',
  },
  childSexualAbuse: {
    label: 'Il s’agit d’abus sexuels ou d’exploitation sexuelle d’un enfant',
    hint: 'Vous pouvez omettre votre nom et votre adresse électronique. N’envoyez aucun fichier, n’enregistrez pas le contenu et ne le transmettez à personne : son adresse suffit.',
  },
  name: { label: 'Nom' },
  email: { label: 'Adresse électronique' },
  language: {
    label: 'Langue de votre notification',
    hint: 'Nous répondons en français, en anglais ou en allemand.',
  },
  files: {
    label: 'Fichiers',
    hint: (atMost, megabytes) =>
      `Jusqu’à ${atMost} fichiers de ${megabytes} chacun : images (PNG, JPEG, GIF, WebP), PDF ou texte brut. Aucun s’il s’agit d’abus sexuels sur un enfant.`,
  },
  other: {
    question: 'Est-ce contraire à nos conditions générales sans être illicite ?',
    link: 'Envoyer un signalement au titre de nos conditions générales',
  },
  faults: {
    notAnAddress: (typed) =>
      `« ${typed} » n’est pas une adresse complète. Une adresse ressemble à https://example.org/posts/1.`,
    tooManyItems: (atMost) =>
      `Une notification accepte au plus ${atMost} adresses. Veuillez envoyer les autres dans une deuxième notification.`,
    nothingSaid: 'Dites de quoi il s’agit : une adresse, un identifiant ou une explication.',
    contentId: 'L’identifiant du contenu ne peut dépasser 500 caractères.',
    explanation: 'L’explication ne peut dépasser 20 000 caractères.',
    termsClause: 'Choisissez une clause dans la liste.',
    category: 'Choisissez un type dans la liste.',
    law: 'Le nom de la loi ne peut dépasser 500 caractères.',
    memberState: 'Choisissez un État membre dans la liste.',
    name: 'Le nom ne peut dépasser 300 caractères.',
    email: 'Ce n’est pas une adresse électronique. Elle ressemble à nom@example.org.',
    language: 'Choisissez une langue dans la liste.',
    goodFaith: 'Le texte de cette déclaration a changé entre-temps. Veuillez le lire et le cocher de nouveau.',
    refused:
      'La notification n’a pas pu être enregistrée. Veuillez chercher des caractères inhabituels dans vos textes et l’envoyer de nouveau.',
  },
};
