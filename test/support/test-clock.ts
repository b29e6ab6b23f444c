import { Clock } from '../../apps/api/src/infrastructure/clock.js';

const MS_PER = { seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 };

/** A clock that stands still until a test moves it. */
export class TestClock extends Clock {
  private at: Date;

  constructor(at: Date | string = new Date()) {
    super();
    this.at = new Date(at);
  }

  override now(): Date {
    return new Date(this.at);
  }

  set(at: Date | string): void {
    this.at = new Date(at);
  }

  /** Days are of 24 hours. */
  move(by: Partial<Record<keyof typeof MS_PER, number>>): Date {
    const ms = Object.entries(by).reduce(
      (sum, [unit, amount]) => sum + amount * MS_PER[unit as keyof typeof MS_PER],
      0,
    );
    this.at = new Date(this.at.getTime() + ms);
    return this.now();
  }
}
