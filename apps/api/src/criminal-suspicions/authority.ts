import type { Jurisdiction } from './suspicion.js';

/** Where law enforcement or judicial authorities are reached; at least one of address, portal and number. */
export interface Authority {
  readonly id: string;
  readonly jurisdiction: Jurisdiction;
  readonly name: string;
  readonly email: string | null;
  readonly portalUrl: string | null;
  readonly phone: string | null;
  /** From then on nothing new is reported to it. */
  readonly retiredAt: Date | null;
}
