import type { Allegation } from './allegation.js';
import { childAbuse, harassment, intimateImages, privateData, suicide, unsafeChallenge } from './persons.js';
import { defamation, electionRumour, hateSpeech, terrorism, violence } from './speech.js';
import {
  animalSale,
  copyright,
  counterfeit,
  hiddenAdvertisement,
  impersonation,
  phishing,
  prizeDraw,
  unsafeProduct,
} from './trade.js';

export { languages, type Allegation, type Language } from './allegation.js';
export { childAbuse, copyright, defamation, hateSpeech, suicide, terrorism, violence };

/** Of ordinary notices, as often as they are named; all categories of the Commission's list that notices may allege. */
export const ordinaryAllegations: readonly Allegation[] = [
  ...[
    hateSpeech,
    hateSpeech,
    hateSpeech,
    defamation,
    defamation,
    phishing,
    phishing,
    phishing,
    counterfeit,
    counterfeit,
  ],
  ...[copyright, copyright, impersonation, harassment, harassment, privateData, electionRumour, hiddenAdvertisement],
  ...[animalSale, unsafeProduct, unsafeChallenge, intimateImages, suicide, terrorism, violence],
];

/** What is against the terms as well, so that it can be flagged. */
export const flaggableAllegations = ordinaryAllegations.filter(({ clause }) => clause);

/** What the platform's own systems and people come across. */
export const ownInitiativeAllegations: readonly Allegation[] = [
  ...[prizeDraw, prizeDraw, phishing, counterfeit, hiddenAdvertisement, electionRumour, hateSpeech],
];

/** In which the sample's trusted flagger has expertise (Art. 22). */
export const flaggerAllegations: readonly Allegation[] = [hateSpeech, harassment, unsafeChallenge];
