import type { ComplaintTexts } from './complaint-texts.js';

export const complaintFr: ComplaintTexts = {
  title: (service) => `Réclamation contre une décision de ${service}`,
  intro:
    'Dites-nous avec vos propres mots ce qui ne va pas dans la décision. C’est gratuit, sans compte, et vous n’avez aucune loi à citer. Une personne qui n’a pas participé à la décision la réexamine.',
  suspension: 'Il s’agit de la suspension dont notre message vous a informé.',
  optional: 'facultatif',
  send: 'Envoyer la réclamation',
  chooseFilesAgain:
    'Si vous aviez choisi des fichiers, veuillez les choisir de nouveau : un navigateur ne les garde pas.',
  faultsHeading: (count) => (count === 1 ? 'Veuillez vérifier un point' : `Veuillez vérifier ${count} points`),
  groups: {
    what: 'Qu’est-ce qui ne va pas ?',
    who: 'Qui êtes-vous ?',
    files: 'Avez-vous des fichiers qui le montrent ?',
  },
  whoIntro: 'Nous répondons à l’adresse que nous connaissons, ou à celle que vous indiquez ici.',
  text: { label: 'Votre réclamation' },
  name: { label: 'Nom' },
  email: { label: 'Adresse électronique' },
  representedBy: {
    label: 'Organisme qui agit en votre nom',
    hint: 'Si vous avez mandaté un organisme au titre de l’article 86 du règlement (UE) 2022/2065.',
  },
  files: {
    label: 'Fichiers',
    hint: (atMost, megabytes) =>
      `Jusqu’à ${atMost} fichiers de ${megabytes} chacun : images (PNG, JPEG, GIF, WebP), PDF ou texte brut.`,
  },
  decision: {
    title: 'La décision',
    decidedAt: (at) => `Nous avons pris cette décision le ${at}.`,
    notice: 'Sur votre notification',
    restricted: 'Voici ce que nous avons restreint :',
    nothing: 'Nous n’avons pris aucune mesure, ou il n’en reste aucune.',
    statement: 'Notre exposé des motifs',
  },
  closed: {
    title: 'Le délai de réclamation est écoulé',
    words: (lastDay) =>
      `Vous pouviez introduire une réclamation jusqu’à la fin du ${lastDay} : six mois après avoir été informé. Un organe de règlement extrajudiciaire des litiges ou la justice peuvent encore vous être ouverts.`,
  },
  faults: {
    noText: 'Dites ce qui ne va pas dans la décision.',
    text: 'La réclamation peut compter au plus 20 000 caractères.',
    name: 'Le nom peut compter au plus 300 caractères.',
    email: 'Ce n’est pas une adresse électronique. Exemple : nom@example.org.',
    representedBy: 'Le nom de l’organisme peut compter au plus 300 caractères.',
  },
  status: {
    title: (reference) => `Votre réclamation ${reference}`,
    received: 'Nous avons reçu votre réclamation',
    reference: 'Référence',
    secret: 'Secret',
    receivedAt: 'Reçue',
    state: 'Où elle en est',
    states: {
      open: 'En attente d’une personne',
      claimed: 'Examinée par une personne',
      decided: 'Décidée',
      withdrawn: 'Retirée',
    },
    files: 'Fichiers',
    keep: 'Conservez la référence et le secret, ou l’adresse de cette page. C’est le seul moyen de revoir cette page.',
    outlook: 'Notre décision motivée, et ce que vous pouvez faire si vous la contestez, apparaîtront ici.',
    paused: 'Le traitement de vos réclamations est suspendu jusqu’au',
    outcome: 'Notre décision sur votre réclamation',
    filesKept: (count) => (count === 1 ? 'Un fichier a été ajouté.' : `${count} fichiers ont été ajoutés.`),
    fileRefused: (position, why) =>
      `Le fichier ${position} n’a pas été ajouté : ${
        {
          type: 'ce n’est ni une image, ni un PDF, ni du texte brut, ou il est vide.',
          size: 'il est trop volumineux.',
          count: 'la réclamation a autant de fichiers qu’elle peut en avoir.',
          child:
            'aucun fichier n’est accepté lorsqu’il s’agit d’abus sexuels sur un enfant. Ce que vous écrivez suffit.',
          lost: 'il n’est pas arrivé en entier. Veuillez l’envoyer de nouveau ci-dessous.',
        }[why]
      }`,
    addFiles: 'Autres fichiers',
    add: 'Ajouter à ma réclamation',
    withdraw: {
      title: 'Retirer ma réclamation',
      words: 'Personne ne statue alors sur elle. Tant que le délai court, vous pouvez en introduire une nouvelle.',
      button: 'Retirer',
    },
  },
};
