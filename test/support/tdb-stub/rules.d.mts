export function validateStatement(
  payload: unknown,
  options?: { endpoint?: 'single' | 'multiple' },
): { ok: boolean; errors: Record<string, string[]>; warnings: Record<string, string[]>; serverError: boolean };
export function isUrl(text: unknown): boolean;
