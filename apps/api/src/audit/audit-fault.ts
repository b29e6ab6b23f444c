/** The first thing in an export that is not as it was sealed; the message names it. */
export class AuditFault extends Error {
  constructor(
    readonly kind: 'altered' | 'missing' | 'reordered' | 'added' | 'cut-off' | 'unreadable' | 'unknown-key',
    message: string,
    /** From 1; where it was noticed. */
    readonly line: number,
  ) {
    super(message);
  }
}
