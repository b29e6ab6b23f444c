import { roles } from '../infrastructure/auth/index.js';
import { responseTimes } from '../platforms/index.js';
import { hiddenFrom, shownTo } from './confidential.rules.js';

describe('the response time of suspected crimes (Art. 18)', () => {
  it('is seen by those who oversee and by auditors alone', () => {
    expect(roles.filter((role) => shownTo(role).includes('suspicion'))).toEqual([
      'senior-moderator',
      'compliance-officer',
      'auditor',
    ]);
  });

  it('is all that is hidden', () => {
    expect(hiddenFrom('platform')).toEqual(['suspicion']);
    expect(shownTo('platform')).toEqual(responseTimes.filter((one) => one !== 'suspicion'));
    expect(shownTo('auditor')).toEqual(responseTimes);
  });
});
