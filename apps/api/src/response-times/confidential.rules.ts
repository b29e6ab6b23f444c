import { may, type Role } from '../infrastructure/auth/index.js';
import { responseTimes, type ResponseTime } from '../platforms/index.js';

/** What only those see who may know what is held back: that something is under suspicion is itself a warning (Art. 18). */
const confidential: readonly ResponseTime[] = ['suspicion'];

/** The response times that are hidden from the role; [] for those who see all. */
export function hiddenFrom(role: Role): readonly ResponseTime[] {
  return may(role, 'hold:read') ? [] : confidential;
}

/** The response times that the role sees, in their order. */
export function shownTo(role: Role): readonly ResponseTime[] {
  const hidden = hiddenFrom(role);
  return responseTimes.filter((responseTime) => !hidden.includes(responseTime));
}
