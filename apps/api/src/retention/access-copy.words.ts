import type { SpokenLanguage } from '../platforms/index.js';
import type { CopySection } from './person-copy.query.js';

export const spokenLanguages = ['en', 'de', 'fr'] as const satisfies readonly SpokenLanguage[];

export interface CopyWords {
  readonly title: string;
  /** The service and who answers for it. */
  readonly about: (service: string, provider: string) => string;
  readonly made: string;
  readonly received: string;
  readonly reference: string;
  readonly contents: string;
  readonly entries: (count: number) => string;
  readonly nothing: string;
  readonly erased: string;
  readonly files: string;
  /** Of each part: what it is called, and why it is there. */
  readonly sections: Readonly<Record<CopySection, readonly [title: string, purpose: string]>>;
  /** Why it is kept, whom it went to, what is left out, what the person may do (Art. 15(1) GDPR). */
  readonly notes: readonly (readonly [title: string, text: string])[];
  readonly periods: string;
  readonly days: (days: number) => string;
  readonly machines: string;
}

/** What the copy for a person says around what we hold (Art. 12(1), 15(1) GDPR): plain words, no law to know. */
export const copyWords: Readonly<Record<SpokenLanguage, CopyWords>> = {
  en: {
    title: 'What we hold about you',
    about: (service, provider) =>
      `${service}, for which ${provider} answers, holds this about you in its handling of notices.`,
    made: 'This copy was made',
    received: 'You asked us',
    reference: 'Our number for your request',
    contents: 'What is inside',
    entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
    nothing: 'We hold nothing of this kind about you.',
    erased: 'The words were erased: nothing kept them any more.',
    files: 'Files that you sent',
    sections: {
      account: [
        'Your account',
        'What we were told about your account, to know whom a decision concerns and to reach you.',
      ],
      contents: [
        'What you published',
        'As it was when somebody told us of it or we looked at it, to decide and to answer for the decision.',
      ],
      statements: ['Decisions about you', 'What was restricted and why, as you were told.'],
      measures: ['What our own systems restricted', 'Restrictions that were made without a notice.'],
      notices: ['Notices that you sent', 'To look at what you told us of, and to answer you.'],
      complaints: ['Complaints that you made', 'To look again, and to answer you.'],
      disputes: ['Disputes before a certified body', 'To take part in the procedure.'],
      misuse: [
        'What was counted as misuse',
        'Contents, notices or complaints that were manifestly without ground, and what followed.',
      ],
      messages: ['Messages to you', 'To show what you were told, and when.'],
      requests: ['Your requests about your data', 'To answer them, and to show that we did.'],
    },
    notes: [
      [
        'Why we may',
        'The Digital Services Act obliges us to take in notices, to decide on them, to give reasons, to hear complaints and to report (Art. 6(1)(c) GDPR).',
      ],
      [
        'Where it comes from',
        'From you, from the service on which you have your account, and from our own decisions. Who told us of your contents is protected and not named.',
      ],
      [
        'Who receives it',
        'The service on which you have your account; a certified body, a court or an authority when a law obliges us. Statements of reasons go to the Transparency Database of the European Commission without your name and account.',
      ],
      [
        'How decisions are made',
        'Each decision says whether automated means were used. Complaints are never decided by automated means alone.',
      ],
      [
        'What is not in this copy',
        'The words and names of others; notes of those who work on a case; notices about your contents that led to nothing; what an authority asked of us, or what we may not tell yet (Art. 15(4), 23 GDPR).',
      ],
      [
        'What you may do',
        'Have something corrected or erased, have its use restricted, or object to it: write to us and name the number above. You may also complain to the data protection authority of your country.',
      ],
    ],
    periods:
      'How long we keep it: until a case is over, nobody may complain of it any more and no procedure, authority or report needs it, and then at most so long',
    days: (days) => `${days} days`,
    machines: 'The same for programs: one file in JSON for each part. manifest.json names size and hash of every file.',
  },
  de: {
    title: 'Was wir über Sie gespeichert haben',
    about: (service, provider) =>
      `${service}, verantwortet von ${provider}, hat dies über Sie bei der Bearbeitung von Meldungen gespeichert.`,
    made: 'Diese Kopie wurde erstellt',
    received: 'Sie haben uns gefragt',
    reference: 'Unsere Nummer für Ihre Anfrage',
    contents: 'Inhalt',
    entries: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
    nothing: 'Davon haben wir nichts über Sie gespeichert.',
    erased: 'Der Wortlaut wurde gelöscht: Nichts verlangte mehr, ihn aufzubewahren.',
    files: 'Dateien, die Sie gesandt haben',
    sections: {
      account: [
        'Ihr Konto',
        'Was uns über Ihr Konto gesagt wurde, damit wir wissen, wen eine Entscheidung betrifft, und Sie erreichen.',
      ],
      contents: [
        'Was Sie veröffentlicht haben',
        'So, wie es war, als es uns gemeldet wurde oder wir es prüften: um zu entscheiden und dafür einzustehen.',
      ],
      statements: ['Entscheidungen über Sie', 'Was beschränkt wurde und warum, wie es Ihnen mitgeteilt wurde.'],
      measures: ['Was unsere eigenen Systeme beschränkt haben', 'Beschränkungen, denen keine Meldung vorausging.'],
      notices: ['Ihre Meldungen', 'Um zu prüfen, was Sie gemeldet haben, und Ihnen zu antworten.'],
      complaints: ['Ihre Beschwerden', 'Um erneut zu prüfen und Ihnen zu antworten.'],
      disputes: ['Streitbeilegung', 'Um am Verfahren vor der zertifizierten Stelle mitzuwirken.'],
      misuse: [
        'Was als Missbrauch gezählt wurde',
        'Offensichtlich unbegründete Inhalte, Meldungen oder Beschwerden, und was daraus folgte.',
      ],
      messages: ['Nachrichten an Sie', 'Um zu belegen, was Ihnen wann mitgeteilt wurde.'],
      requests: ['Ihre Anfragen zu Ihren Daten', 'Um sie zu beantworten und das zu belegen.'],
    },
    notes: [
      [
        'Warum wir das dürfen',
        'Das Gesetz über digitale Dienste verpflichtet uns, Meldungen anzunehmen, über sie zu entscheiden, Gründe zu nennen, Beschwerden zu prüfen und zu berichten (Art. 6 Abs. 1 Buchst. c DSGVO).',
      ],
      [
        'Woher es stammt',
        'Von Ihnen, vom Dienst, bei dem Sie Ihr Konto haben, und aus unseren Entscheidungen. Wer Ihre Inhalte gemeldet hat, ist geschützt und wird nicht genannt.',
      ],
      [
        'Wer es erhält',
        'Der Dienst, bei dem Sie Ihr Konto haben; eine zertifizierte Stelle, ein Gericht oder eine Behörde, wenn ein Gesetz uns verpflichtet. Begründungen gehen ohne Ihren Namen und Ihr Konto an die Transparenzdatenbank der Europäischen Kommission.',
      ],
      [
        'Wie entschieden wird',
        'Jede Entscheidung sagt, ob automatisierte Mittel verwendet wurden. Über Beschwerden wird nie allein automatisiert entschieden.',
      ],
      [
        'Was nicht in dieser Kopie steht',
        'Worte und Namen anderer; Notizen derer, die einen Fall bearbeiten; Meldungen Ihrer Inhalte, die zu nichts führten; was eine Behörde von uns verlangt hat oder was wir noch nicht sagen dürfen (Art. 15 Abs. 4, Art. 23 DSGVO).',
      ],
      [
        'Was Sie tun können',
        'Berichtigung, Löschung oder Einschränkung verlangen oder widersprechen: Schreiben Sie uns und nennen Sie die Nummer oben. Sie können sich auch bei der Datenschutzbehörde Ihres Landes beschweren.',
      ],
    ],
    periods:
      'Wie lange wir es aufbewahren: bis ein Fall zu Ende ist, sich niemand mehr beschweren kann und kein Verfahren, keine Behörde und kein Bericht es braucht, und danach höchstens so lange',
    days: (days) => `${days} Tage`,
    machines:
      'Dasselbe für Programme: je Teil eine Datei in JSON. manifest.json nennt Größe und Prüfsumme jeder Datei.',
  },
  fr: {
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
  },
};

/** The first of these languages that we speak, else English. */
export function spokenFrom(languages: readonly string[]): SpokenLanguage {
  const plain = languages.map((language) => language.split('-')[0]);
  return plain.map((wanted) => spokenLanguages.find((one) => one === wanted)).find((one) => one !== undefined) ?? 'en';
}
