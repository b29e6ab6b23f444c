import type { Skill } from '../categories/index.js';

export const staffRoles = ['moderator', 'senior-moderator', 'compliance-officer', 'auditor', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

/** A person who works for the platform; everywhere but in the register they go by the alias. */
export interface StaffMember {
  readonly id: string;
  readonly alias: string;
  readonly role: StaffRole;
  /** ISO 639-1: what they can judge in (Art. 42(2)). */
  readonly languages: string[];
  /** What they are trained for besides the general. */
  readonly skills: Skill[];
  readonly leftAt: Date | null;
}

export interface StaffIdentity {
  readonly name?: string;
  readonly email?: string;
}
