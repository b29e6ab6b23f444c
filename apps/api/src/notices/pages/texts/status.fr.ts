import { restrictionWords } from '../../../platforms/index.js';
import type { StatusTexts } from './status-texts.js';

export const statusFr: StatusTexts = {
  title: (reference) => `Votre notification ${reference}`,
  lookup: {
    title: 'Où en est ma notification ?',
    intro: 'Saisissez la référence et le code secret reçus lors de l’envoi de votre notification.',
    reference: 'Référence',
    secret: 'Code secret',
    show: 'Afficher ma notification',
    unknown:
      'Aucune notification ne porte cette référence et ce code secret. Veuillez les comparer avec ce que vous avez reçu.',
  },
  received: 'Nous avons reçu votre notification',
  keep: 'Conservez la référence et le code secret, ou l’adresse de cette page. Eux seuls vous permettent de revoir cette page.',
  added: 'Vos compléments sont maintenant joints à votre notification.',
  reference: 'Référence',
  secret: 'Code secret',
  receivedAt: 'Reçue',
  kind: 'Nature',
  kinds: {
    notice: 'Notification de contenu illicite (art. 16)',
    'terms-flag': 'Signalement au titre de nos conditions générales, pas une notification',
  },
  typeChanged: (at, from, to) =>
    `Auparavant : ${from}. Depuis le ${at}, nous le traitons comme : ${to}. Les délais courent toujours depuis la réception d’origine. Si vous n’êtes pas d’accord, écrivez à notre point de contact ci-dessous, ou envoyez-le de nouveau comme vous l’entendez.`,
  sendAgain: 'L’envoyer de nouveau comme ce qu’il était',
  receipt: 'Accusé de réception envoyé',
  filesKept: (count) => (count === 1 ? 'Un fichier a été ajouté.' : `${count} fichiers ont été ajoutés.`),
  fileRefused: (position, why) =>
    `Le fichier ${position} n’a pas été ajouté : ${
      {
        type: 'ce n’est ni une image, ni un PDF, ni du texte brut, ou il est vide.',
        size: 'il est trop volumineux.',
        count: 'la notification a atteint le nombre maximal de fichiers.',
        child: 'aucun fichier n’est accepté lorsqu’il s’agit d’abus sexuels sur un enfant. Les adresses suffisent.',
        lost: 'il n’est pas arrivé en entier. Veuillez le renvoyer ci-dessous.',
      }[why]
    }`,
  missing: {
    title: 'Ce que vous pouvez encore ajouter',
    intro: 'Nous examinons votre notification telle quelle. Vous nous aidez en ajoutant :',
    elements: {
      explanation: 'pourquoi vous pensez que le contenu est illicite',
      location: 'l’adresse exacte du contenu',
      notifier: 'votre nom et votre adresse électronique',
      'good-faith': 'votre déclaration de bonne foi',
    },
  },
  add: {
    title: 'Compléter votre notification',
    more: 'Ajouter autre chose',
    files: 'Autres fichiers',
    send: 'Compléter ma notification',
    nothing: 'Rien n’était rempli. Veuillez ajouter quelque chose avant d’envoyer.',
    both: 'Veuillez indiquer les deux : votre nom et votre adresse électronique.',
  },
  items: {
    title: 'L’objet de votre notification',
    erased: 'L’adresse a été supprimée.',
    none: 'Votre notification n’indique encore aucun contenu.',
  },
  states: { waiting: 'Pas encore examiné', 'in-review': 'En cours d’examen', decided: 'Décision prise' },
  outcomes: {
    illegal: 'Nous avons constaté que le contenu est illicite.',
    'against-terms': 'Nous avons constaté que le contenu est contraire à nos conditions générales.',
    neither: 'Nous avons constaté que le contenu n’est ni illicite ni contraire à nos conditions générales.',
    unavailable: 'Le contenu n’était plus disponible lorsque nous l’avons examiné.',
    'already-restricted': 'Le contenu avait déjà fait l’objet d’une restriction lorsque nous l’avons examiné.',
  },
  law: 'Droit examiné',
  clause: 'Clause de nos conditions générales',
  reason: 'Pourquoi',
  restrictions: restrictionWords.fr,
  inEffectSince: (at) => `en vigueur depuis le ${at}`,
  notYetInEffect: 'en cours d’exécution',
  automatedDecision: {
    full: 'La décision a été prise par des moyens automatisés.',
    partial: 'La décision a été prise en partie par des moyens automatisés.',
    none: 'La décision a été prise par une personne, sans moyens automatisés.',
  },
  automatedProcessing: (steps) => `Des moyens automatisés ont été utilisés pour traiter votre notification : ${steps}.`,
  processingSteps: {
    grouping: 'regroupement des notifications sur un même contenu',
    translation: 'traduction',
    prioritisation: 'mise en ordre des notifications',
    classification: 'classification',
    'duplicate-detection': 'recherche de doublons',
    transcription: 'transcription',
  },
  redress: {
    title: 'Si vous contestez une décision',
    complain: 'Introduire une réclamation contre cette décision',
    ways: {
      'internal-complaint':
        'Vous pouvez introduire auprès de nous une réclamation, par voie électronique et gratuitement, dans les six mois après avoir été informé de la décision (art. 20 du règlement (UE) 2022/2065).',
      'out-of-court':
        'Vous pouvez choisir un organe de règlement extrajudiciaire des litiges certifié (art. 21 du règlement (UE) 2022/2065).',
      court: 'Vous pouvez à tout moment saisir la justice, conformément au droit applicable.',
    },
  },
  later: 'Notre décision et les moyens de la contester apparaîtront ici.',
};
