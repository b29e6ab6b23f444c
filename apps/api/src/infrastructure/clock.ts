/** Where "now" comes from. Rules take instants as parameters; only services ask the clock. */
export class Clock {
  now(): Date {
    return new Date();
  }
}
