/** How well a person speaks, after the Common European Framework of Reference for Languages, the least first. */
export const languageLevels = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type LanguageLevel = (typeof languageLevels)[number];

export const employments = ['internal', 'external'] as const;
export type Employment = (typeof employments)[number];

export interface SpokenAt {
  /** ISO 639-1. */
  readonly language: string;
  readonly level: LanguageLevel;
}

/** For whom a person works and how well they speak, from a day on; the latest one begun counts. */
export interface StaffProfile {
  readonly id: string;
  /** External: the employer is outside the provider's corporate group. */
  readonly employment: Employment;
  readonly employer: string;
  /** Of full-time work, 1 to 100. */
  readonly fullTimePercent: number;
  readonly languages: readonly SpokenAt[];
  /** `YYYY-MM-DD` in the platform's zone. */
  readonly validFrom: string;
  readonly recordedAt: Date;
}
