/** A person's turn on the rota: on call from `from` on, until `until` (exclusive; null: until taken off). */
export interface RotaShift {
  readonly id: string;
  readonly staffId: string;
  /** 1 is paged first. */
  readonly position: number;
  readonly from: Date;
  readonly until: Date | null;
}
