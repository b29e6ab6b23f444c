export const givers = ['owner', 'officer', 'staff', 'advertiser', 'government', 'other'] as const;
export type Giver = (typeof givers)[number];

export const instructionChannels = ['mail', 'chat', 'call', 'meeting', 'other'] as const;
export type InstructionChannel = (typeof instructionChannels)[number];

export const instructionStates = ['received', 'followed', 'not-followed'] as const;
export type InstructionState = (typeof instructionStates)[number];
export const settlements = ['followed', 'not-followed'] as const;
export type Settlement = (typeof settlements)[number];

/** Somebody told the staff how to treat a case, an account or a content. */
export interface Instruction {
  readonly id: string;
  readonly caseId: string | null;
  /** The platform's own ids. */
  readonly accountId: string | null;
  readonly contentId: string | null;
  readonly giver: Giver;
  readonly channel: InstructionChannel;
  readonly receivedBy: string;
  readonly receivedAt: Date;
  readonly enteredBy: string;
  readonly state: InstructionState;
  readonly settledAt: Date | null;
  readonly settledBy: string | null;
  readonly recordedAt: Date;
  readonly textId: string;
  readonly settledTextId: string | null;
}
