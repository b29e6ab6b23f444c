import type { PageLanguage } from '../page-language.js';

/** What went wrong before a page could be made of it. */
export type PageTrouble = 'not-found' | 'too-many-requests' | 'payload-too-large' | 'malformed' | 'ours';

export interface FrameTexts {
  /** The name at the top where no service is known. */
  desk: string;
  skip: string;
  languages: string;
  trouble: Record<PageTrouble, { title: string; words: string }>;
  /** Where several services could be meant. */
  chooseService: string;
}

export const frameTexts: Record<PageLanguage, FrameTexts> = {
  en: {
    desk: 'Notices of illegal content',
    skip: 'Skip to the content',
    languages: 'Language',
    chooseService: 'Which service is it about?',
    trouble: {
      'not-found': { title: 'There is nothing here', words: 'Please check the address.' },
      'too-many-requests': {
        title: 'Please wait a moment',
        words:
          'Too much came from your network at once. Wait a minute and load this page again: what you wrote is then sent again as it is, and it does not count twice.',
      },
      'payload-too-large': {
        title: 'That was too much at once',
        words: 'Go back, choose fewer or smaller files, and send again. What you wrote is still there.',
      },
      malformed: { title: 'That could not be read', words: 'Go back and send it again.' },
      ours: {
        title: 'Something went wrong on our side',
        words: 'Go back and send it again in a moment. If it had arrived already, it does not count twice.',
      },
    },
  },
  de: {
    desk: 'Meldungen rechtswidriger Inhalte',
    skip: 'Zum Inhalt springen',
    languages: 'Sprache',
    chooseService: 'Um welchen Dienst geht es?',
    trouble: {
      'not-found': { title: 'Hier ist nichts', words: 'Bitte prüfen Sie die Adresse.' },
      'too-many-requests': {
        title: 'Bitte warten Sie einen Augenblick',
        words:
          'Aus Ihrem Netz kam zu viel auf einmal. Warten Sie eine Minute und laden Sie diese Seite neu: Was Sie geschrieben haben, wird dann unverändert noch einmal gesendet und zählt nicht doppelt.',
      },
      'payload-too-large': {
        title: 'Das war zu viel auf einmal',
        words:
          'Gehen Sie zurück, wählen Sie weniger oder kleinere Dateien und senden Sie noch einmal. Was Sie geschrieben haben, ist noch da.',
      },
      malformed: { title: 'Das war nicht lesbar', words: 'Gehen Sie zurück und senden Sie es noch einmal.' },
      ours: {
        title: 'Bei uns ist etwas schiefgegangen',
        words:
          'Gehen Sie zurück und senden Sie es gleich noch einmal. Falls es schon angekommen war, zählt es nicht doppelt.',
      },
    },
  },
  fr: {
    desk: 'Notifications de contenus illicites',
    skip: 'Aller au contenu',
    languages: 'Langue',
    chooseService: 'De quel service s’agit-il ?',
    trouble: {
      'not-found': { title: 'Il n’y a rien ici', words: 'Veuillez vérifier l’adresse.' },
      'too-many-requests': {
        title: 'Veuillez patienter un instant',
        words:
          'Trop de demandes sont venues de votre réseau à la fois. Attendez une minute et rechargez cette page : ce que vous avez écrit sera alors renvoyé tel quel, sans être compté deux fois.',
      },
      'payload-too-large': {
        title: 'C’était trop à la fois',
        words:
          'Revenez en arrière, choisissez des fichiers moins nombreux ou plus petits, puis envoyez de nouveau. Ce que vous avez écrit est toujours là.',
      },
      malformed: { title: 'L’envoi n’a pas pu être lu', words: 'Revenez en arrière et envoyez de nouveau.' },
      ours: {
        title: 'Un problème est survenu de notre côté',
        words:
          'Revenez en arrière et envoyez de nouveau dans un instant. Si l’envoi était déjà arrivé, il n’est pas compté deux fois.',
      },
    },
  },
};
