import type { Random } from '../random.js';
import type { Language } from './allegations/index.js';

const firstNames = {
  en: ['Aoife', 'Brendan', 'Ciara', 'Fergal', 'Maeve', 'Ronan', 'Saoirse', 'Tara'],
  de: ['Anke', 'Bernd', 'Dörte', 'Emre', 'Heike', 'Jürgen', 'Katrin', 'Uwe'],
  fr: ['Amélie', 'Bastien', 'Chloé', 'Damien', 'Élodie', 'Farid', 'Hélène', 'Loïc'],
} as const;

const lastNames = {
  en: ['Byrne', 'Doyle', 'Farrell', 'Kavanagh', 'Nolan', 'O’Brien', 'Quinn', 'Walsh'],
  de: ['Albers', 'Bergmann', 'Dietz', 'Hoffmann', 'Krüger', 'Öztürk', 'Schäfer', 'Vogel'],
  fr: ['Bernard', 'Carpentier', 'Dubois', 'Fontaine', 'Lefèvre', 'Moreau', 'Nguyen', 'Roussel'],
} as const;

const rightHolders = ['Film Example GmbH', 'Uhren Example AG', 'Éditions Example SAS', 'Studio Example Ltd'] as const;

const countries = { en: ['IE', 'MT'], de: ['DE', 'AT'], fr: ['FR', 'BE', 'LU'] } as const;

export interface Notifier {
  readonly name: string;
  readonly email: string;
  readonly kind: 'individual' | 'entity';
}

/** A recipient of the service, as PUT …/contents/{contentId} takes it. */
export interface Author {
  readonly id: string;
  readonly accountType: 'business' | 'private';
  readonly registeredOn: string;
  readonly language: Language;
  readonly country: string;
  readonly minor: boolean;
  readonly contactKnown: boolean;
  readonly email?: string;
  readonly name?: string;
  readonly audienceSize: number;
  readonly affiliations?: readonly { readonly kind: string; readonly source: string; readonly validFrom: string }[];
}

/** Addresses end in `.example`: no mail of the day can reach anybody. */
const address = (name: string, number: number, domain: string) =>
  `${name
    .normalize('NFD')
    .replace(/[^a-z]+/gi, '-')
    .toLowerCase()}.${number}@${domain}.example`;

export function notifier(random: Random, language: Language, isRightHolder: boolean): Notifier {
  const number = random.integer(1, 99);
  if (isRightHolder) {
    const name = random.pick(rightHolders);
    return { name, email: address(name, number, 'rights'), kind: 'entity' };
  }
  const name = `${random.pick(firstNames[language])} ${random.pick(lastNames[language])}`;
  return { name, email: address(name, number, 'notifiers'), kind: 'individual' };
}

/** `id` names the account; of one in eight the platform knows no electronic contact (Art. 17(2)). */
export function author(random: Random, id: string, language: Language, isTrader: boolean): Author {
  const name = `${random.pick(firstNames[language])} ${random.pick(lastNames[language])}`;
  const contactKnown = !random.chance(1 / 8);
  return {
    id,
    accountType: isTrader ? 'business' : 'private',
    registeredOn: `20${random.integer(12, 24)}-0${random.integer(1, 9)}-${random.integer(10, 28)}`,
    language,
    country: random.pick(countries[language]),
    minor: !isTrader && random.chance(0.04),
    contactKnown,
    ...(contactKnown && { name, email: address(name, random.integer(1, 99), 'authors') }),
    audienceSize: Math.round(10 ** (1 + 5 * random.next())),
    ...(random.chance(0.03) && {
      affiliations: [{ kind: 'media', source: 'public-register', validFrom: '2023-01-01' }],
    }),
  };
}
