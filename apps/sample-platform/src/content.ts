/** Something that an account of this platform has published. */
export interface Content {
  readonly id: string;
  readonly url: string;
  readonly text: string;
  /** ISO 639-1. */
  readonly language: string;
  readonly account: string;
  readonly publishedAt: string;
}

export const restrictionsThatHide = ['visibility-removal', 'visibility-disabling'];
