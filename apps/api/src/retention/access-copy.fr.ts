import type { CopyWords } from './access-copy.words.js';

export const inFrench: CopyWords = {
  title: 'Ce que nous détenons à votre sujet',
  about: (service, provider) =>
    `${service}, dont ${provider} est responsable, détient ceci à votre sujet dans le traitement des notifications.`,
  made: 'Cette copie a été établie',
  received: 'Vous nous avez demandé',
  reference: 'Notre numéro pour votre demande',
  contents: 'Contenu',
  entries: (count) => (count === 1 ? '1 entrée' : `${count} entrées`),
  nothing: 'Nous ne détenons rien de tel à votre sujet.',
  erased: 'Le texte a été effacé : plus rien n’imposait de le conserver.',
  files: 'Fichiers que vous avez envoyés',
  sections: {
    account: [
      'Votre compte',
      'Ce qui nous a été dit de votre compte, pour savoir qui une décision concerne et vous joindre.',
    ],
    contents: [
      'Ce que vous avez publié',
      'Tel que c’était lorsqu’on nous l’a signalé ou que nous l’avons examiné, pour décider et en répondre.',
    ],
    statements: ['Décisions à votre sujet', 'Ce qui a été restreint et pourquoi, comme il vous a été dit.'],
    measures: ['Ce que nos propres systèmes ont restreint', 'Restrictions prises sans notification.'],
    notices: ['Vos notifications', 'Pour examiner ce que vous avez signalé et vous répondre.'],
    complaints: ['Vos réclamations', 'Pour réexaminer et vous répondre.'],
    disputes: ['Règlement des litiges', 'Pour prendre part à la procédure devant l’organe certifié.'],
    misuse: [
      'Ce qui a été compté comme abus',
      'Contenus, notifications ou réclamations manifestement infondés, et leurs suites.',
    ],
    messages: ['Messages à votre intention', 'Pour montrer ce qui vous a été dit, et quand.'],
    requests: ['Vos demandes sur vos données', 'Pour y répondre et le montrer.'],
  },
  notes: [
    [
      'Pourquoi nous le pouvons',
      'Le règlement sur les services numériques nous oblige à recevoir les notifications, à décider, à motiver, à traiter les réclamations et à rendre compte (art. 6, paragraphe 1, point c), du RGPD).',
    ],
    [
      'D’où cela vient',
      'De vous, du service où vous avez votre compte, et de nos décisions. Qui a signalé vos contenus est protégé et n’est pas nommé.',
    ],
    [
      'Qui le reçoit',
      'Le service où vous avez votre compte ; un organe certifié, un tribunal ou une autorité lorsqu’une loi nous y oblige. Les exposés des motifs vont à la base de données de la Commission européenne sans votre nom ni votre compte.',
    ],
    [
      'Comment les décisions sont prises',
      'Chaque décision dit si des moyens automatisés ont été utilisés. Les réclamations ne sont jamais tranchées par des moyens automatisés seuls.',
    ],
    [
      'Ce qui n’est pas dans cette copie',
      'Les mots et les noms d’autrui ; les notes de ceux qui traitent un dossier ; les notifications de vos contenus restées sans suite ; ce qu’une autorité nous a demandé ou que nous ne pouvons pas encore dire (art. 15, paragraphe 4, et art. 23 du RGPD).',
    ],
    [
      'Ce que vous pouvez faire',
      'Demander une rectification, un effacement ou une limitation, ou vous opposer : écrivez-nous en indiquant le numéro ci-dessus. Vous pouvez aussi saisir l’autorité de protection des données de votre pays.',
    ],
  ],
  periods:
    'Combien de temps nous le conservons : jusqu’à ce qu’un dossier soit clos, que personne ne puisse plus réclamer et qu’aucune procédure, autorité ou rapport n’en ait besoin, puis au plus',
  days: (days) => `${days} jours`,
  machines:
    'La même chose pour les programmes : un fichier JSON par partie. manifest.json indique la taille et l’empreinte de chaque fichier.',
  what: {
    version: 'Tel que communiqué',
    statement: 'Exposé des motifs',
    measure: 'Restriction',
    notice: 'Notification',
    identity: 'Votre identité déclarée',
    supplement: 'Complément',
    complaint: 'Réclamation',
    answer: 'Notre réponse',
    dispute: 'Litige',
    counted: 'Compté',
    warning: 'Avertissement',
    suspension: 'Suspension',
    message: 'Message',
    access: 'Demande de copie',
    erasure: 'Demande d’effacement',
  },
  facts: {
    account: 'compte',
    accountType: 'type de compte',
    language: 'langue',
    country: 'pays',
    content: 'contenu',
    contentTypes: 'type de contenu',
    restrictions: 'restrictions',
    automation: 'décidé par des machines',
    endsAt: 'jusqu’au',
    reversedAt: 'annulé',
    reference: 'référence',
    type: 'type',
    category: 'catégorie',
    outcome: 'issue',
    kind: 'concerne',
    state: 'état',
  },
};
