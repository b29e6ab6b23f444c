/** What to do for an empty installation. A room adds its step in onModuleInit; all run at every start, before the program listens. */
export class FirstStart {
  private readonly steps: (() => Promise<string[]>)[] = [];

  /** The step returns lines for whoever started the program, such as fresh credentials; [] when there was nothing to do. */
  add(step: () => Promise<string[]>): void {
    this.steps.push(step);
  }

  async run(): Promise<string[]> {
    const lines: string[] = [];
    for (const step of this.steps) lines.push(...(await step()));
    return lines;
  }
}
