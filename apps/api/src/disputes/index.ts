export { DisputesModule } from './disputes.module.js';
export { withheldName, withoutNames } from './withheld-names.rules.js';
