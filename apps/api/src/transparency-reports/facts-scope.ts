/** What bounds the facts: half-open instants, and whose notices count as trusted flaggers'. */
export interface FactsScope {
  readonly platformId: string;
  readonly from: Date;
  readonly until: Date;
  readonly insideAreaOnly: boolean;
}

export function scopeValues(scope: FactsScope): unknown[] {
  return [scope.platformId, scope.from, scope.until, scope.insideAreaOnly];
}
