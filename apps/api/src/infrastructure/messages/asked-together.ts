interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly done: (answer: Answer) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Asks together what many ask at the same time: whoever comes while an answer is under way shares the next one. There is no timer, so
 * a lone question waits for nobody. When asking fails, each question is asked alone: one at fault keeps no other from its answer.
 * Asking twice must do no harm.
 */
export class AskedTogether<Question, Answer> {
  private readonly waiting: Waiting<Question, Answer>[] = [];
  private isUnderWay = false;

  /** `askAll` answers in the order of its questions, of which it gets `atMost` at a time. */
  constructor(
    private readonly askAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
    private readonly atMost: number,
  ) {}

  ask(question: Question): Promise<Answer> {
    return new Promise((done, failed) => {
      this.waiting.push({ question, done, failed });
      this.startNext();
    });
  }

  private startNext(): void {
    if (this.isUnderWay || this.waiting.length === 0) return;
    this.isUnderWay = true;
    setImmediate(() => {
      void this.answer(this.waiting.splice(0, this.atMost)).finally(() => {
        this.isUnderWay = false;
        this.startNext();
      });
    });
  }

  private async answer(batch: readonly Waiting<Question, Answer>[]): Promise<void> {
    try {
      const answers = await this.askAll(batch.map(({ question }) => question));
      batch.forEach(({ done }, i) => done(answers[i]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.failed(error);
      else await Promise.all(batch.map((one) => this.answer([one])));
    }
  }
}
