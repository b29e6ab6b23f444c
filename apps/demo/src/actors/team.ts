import type { Api } from '../api.js';

/** Somebody with a key of their own. */
export interface Member {
  readonly api: Api;
  /** Of the register of the staff. */
  readonly staffId: string;
}

/** Everybody who takes part and needs a key. */
export interface Team {
  readonly moderators: readonly Member[];
  readonly senior: Member;
  /** Takes no cases: looks again at what others decided. */
  readonly secondSenior: Member;
  readonly officer: Member;
  readonly platform: Api;
  readonly flagger: Api;
}
