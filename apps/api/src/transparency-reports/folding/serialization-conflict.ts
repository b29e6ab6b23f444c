/** PostgreSQL's word for "another transaction changed what this snapshot shows": here, another fold of the same day came first. */
const serializationFailure = '40001';

export function isConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === serializationFailure;
}
