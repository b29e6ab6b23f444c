export { DisputesModule } from './disputes.module.js';
export { disputeOutcomes, type DisputeOutcome } from './dispute.js';
export { EarlierDisputes, type EarlierDispute } from './earlier-disputes.js';
export { withheldName, withoutNames } from './withheld-names.rules.js';
