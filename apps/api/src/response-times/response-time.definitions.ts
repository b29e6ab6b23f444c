import type { ResponseTime } from '../platforms/index.js';

/** What a response time measures, in words that stand beside its figures. */
export interface ResponseTimeDefinition {
  /** Of the DSA; null for a measure of our own. */
  readonly article: string | null;
  readonly startsWith: string;
  readonly endsWith: string;
  /** Which facts a figure counts: those whose start lies in the period. */
  readonly cohort: string;
  readonly factKind: FactKind;
}

/** What a figure counts one of. Equal to what breaches call their facts, but for messages and commands. */
export type FactKind =
  | 'notice'
  | 'case'
  | 'notice-item'
  | 'statement'
  | 'complaint'
  | 'dispute'
  | 'order'
  | 'suspicion'
  | 'information-request';

/** Art. 16(6) for what the Regulation does not name: processing in a timely manner. */
export const definitions: Readonly<Record<ResponseTime, ResponseTimeDefinition>> = {
  receipt: {
    article: '16(4)',
    startsWith: 'The notice, or the supplement that first gives an email address, is received',
    endsWith: 'The mail relay accepts the confirmation of receipt',
    cohort: 'Notices with an email address, received in the period; imported ones left out',
    factKind: 'notice',
  },
  'first-look': {
    article: null,
    startsWith: 'The case is opened',
    endsWith: 'A moderator claims it for the first time',
    cohort:
      'Cases opened in the period, on notices and on own initiative; imported ones of which no first look is known left out',
    factKind: 'case',
  },
  decision: {
    article: '16(6)',
    startsWith: 'The notice is received',
    endsWith: 'The first decision on the case of the item is made',
    cohort: 'Items of the notices received in the period',
    factKind: 'notice-item',
  },
  action: {
    article: '16(6)',
    startsWith: 'The notice is received',
    endsWith: 'The first restriction decided for the item is in effect, as the platform confirms',
    cohort:
      'Items of the notices received in the period, found illegal or against the terms, with a restriction that is in ' +
      'effect or still to be carried out',
    factKind: 'notice-item',
  },
  answer: {
    article: '16(5)',
    startsWith: 'The decision is made',
    endsWith: 'The mail relay accepts the answer to the notifier',
    cohort:
      'Notices with an email address in each decision made in the period, corrections too; imported decisions and answers ' +
      'overtaken by a correction left out',
    factKind: 'notice',
  },
  statement: {
    article: '17(2)',
    startsWith: 'The restriction is imposed',
    endsWith: 'The mail relay, or the platform that speaks for its recipients, accepts the statement of reasons',
    cohort: 'Statements of reasons of the decisions made in the period; exempted and imported ones left out',
    factKind: 'statement',
  },
  complaint: {
    article: '20(5)',
    startsWith: 'The complaint is sent',
    endsWith:
      'The mail relay, or the platform, accepts the message with the outcome; where nobody can be told, it is decided',
    cohort: 'Complaints received in the period; those that ended without a decision left out',
    factKind: 'complaint',
  },
  dispute: {
    article: '21(4)',
    startsWith: 'The dispute settlement body receives the dispute',
    endsWith: 'The provider is notified of its decision',
    cohort: 'Disputes that a body received in the period; those that ended without a decision left out',
    factKind: 'dispute',
  },
  'dispute-reply': {
    article: '21(2)',
    startsWith: 'The provider is told of the dispute',
    endsWith: 'It replies to the body for the first time, or refuses to engage',
    cohort: 'Disputes that we were told of in the period; those that ended before a reply was due left out',
    factKind: 'dispute',
  },
  'order-receipt': {
    article: '9(1), 10(1)',
    startsWith: 'The order is delivered to the provider',
    endsWith: 'The mail relay accepts the receipt to the authority, or staff tell it by hand',
    cohort: 'Orders delivered in the period, referrals and requests of third countries too',
    factKind: 'order',
  },
  'order-effect': {
    article: '9(1), 10(1)',
    startsWith: 'The order is delivered to the provider',
    endsWith: 'Effect is given to it, in full or in part, as the platform confirms or staff say',
    cohort: 'Orders delivered in the period; those to which no effect was given, or that ended before, left out',
    factKind: 'order',
  },
  suspicion: {
    article: '18(1)',
    startsWith: 'Somebody becomes aware of a suspected crime that threatens life or safety',
    endsWith: 'The first authority is told; by mail, when the mail relay accepts it',
    cohort: 'Suspicions of the period; those that a second person dismissed left out',
    factKind: 'suspicion',
  },
  'information-request': {
    article: '51(1), 67(2)',
    startsWith: 'The request of an authority, or the interim measure that it orders, is received',
    endsWith: 'All that was asked is sent or refused with reasons; of a measure: it is in effect',
    cohort: 'Requests and interim measures received in the period; those that the authority withdrew left out',
    factKind: 'information-request',
  },
};
