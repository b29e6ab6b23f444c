import type { CategoryCode } from '../categories/index.js';
import type { ResponseTarget, ResponseTime } from './platform.js';

const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** Before every notice, however late it is entered: so a target is always in force. */
const always = new Date(0);

/** How long the platform is given to carry a restriction out once it is decided. UNVERIFIED: our choice. */
const enforcement = hour;

const hateSpeech: CategoryCode = 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH';
const minors: CategoryCode = 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS';
const publicSecurity: CategoryCode = 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY';
const selfHarm: CategoryCode = 'STATEMENT_CATEGORY_SELF_HARM';
const violence: CategoryCode = 'STATEMENT_CATEGORY_VIOLENCE';

/**
 * The targets that a new platform begins with. The Regulation says "without undue delay" and "timely" and hardly ever a
 * number, so these are the operator's choices to change, with the bounds that neighbouring law and codes give.
 */
export const defaultTargets: readonly ResponseTarget[] = [
  target('receipt', minute), // Art. 16(4) "without undue delay"; UNVERIFIED: an automatic mail takes seconds
  target('first-look', day), // UNVERIFIED: own measure, no law
  ...decidedAndDone(7 * day), // Art. 16(6) "timely"; repealed German NetzDG: generally seven days (UNVERIFIED)
  ...decidedAndDone(day, { category: hateSpeech }), // Code of conduct+ of 20 January 2025: two thirds within 24 hours
  ...decidedAndDone(day, { category: minors }), // UNVERIFIED: our choice; holds the child sexual abuse keywords
  ...decidedAndDone(day, { category: publicSecurity }), // UNVERIFIED: our choice; one hour binds only orders (2021/784)
  ...decidedAndDone(day, { category: violence }), // recital 52: faster where life or safety is threatened; number ours
  ...decidedAndDone(day, { category: selfHarm }), // recital 52; number ours
  ...decidedAndDone(2 * day, { notifierKind: 'trusted-flagger' }), // Art. 22(1) "priority"; number ours
  target('answer', hour), // Art. 16(5) "without undue delay"; number ours
  target('statement', 10 * minute), // Art. 17(2): at the latest when the restriction is imposed; minutes for the mail
  target('complaint', 14 * day), // Art. 20(4), (5) "without undue delay"; UNVERIFIED: our choice
  target('dispute', 90 * day), // Art. 21(4): the body's 90 calendar days, 180 for what it calls highly complex
  target('order-receipt', hour), // Art. 9(1), 10(1); IR Annex II 1.2: an automatic receipt within an hour counts as zero
  target('order-effect', day), // Art. 9(1), 10(1) "without undue delay"; UNVERIFIED: our choice; hard times lie on the order
  target('dispute-reply', 10 * day), // Art. 21(2) "good faith"; UNVERIFIED: our choice, bodies ask sooner or later
  target('suspicion', hour), // Art. 18(1) "promptly"; UNVERIFIED: our choice, an urgent one is told at once
  target('information-request', 14 * day), // Art. 67(2), 51(1): the authority names the deadline; UNVERIFIED: our choice without one
];

type Scope = Partial<Pick<ResponseTarget, 'category' | 'notifierKind'>>;

function target(responseTime: ResponseTime, seconds: number, scope: Scope = {}): ResponseTarget {
  return { responseTime, category: null, notifierKind: null, ...scope, seconds, validFrom: always };
}

function decidedAndDone(seconds: number, scope: Scope = {}): ResponseTarget[] {
  return [target('decision', seconds, scope), target('action', seconds + enforcement, scope)];
}
