import { defaultTargets } from './default-targets.js';
import type { NotifierKind, ResponseTarget, ResponseTime } from './platform.js';

export interface TargetScope {
  readonly category?: string | null;
  readonly notifierKind?: NotifierKind | null;
}

/**
 * The instant by which this response time must have ended that began at `from`, in calendar seconds. The most specific
 * target valid at `from` wins (category and notifier kind, then either, then neither); between a category's and a
 * notifier's the shorter one. Of one scope the latest `validFrom` counts, and of equal ones the last in the list. A
 * platform without a target falls back to the product's default.
 */
export function dueAt(
  targets: readonly ResponseTarget[],
  responseTime: ResponseTime,
  scope: TargetScope,
  from: Date,
): Date {
  const target = targetFor(targets, responseTime, scope, from) ?? targetFor(defaultTargets, responseTime, scope, from)!;
  return new Date(from.getTime() + target.seconds * 1000);
}

/** The target that `dueAt` goes by, or undefined when none is valid at `from`. */
export function targetFor(
  targets: readonly ResponseTarget[],
  responseTime: ResponseTime,
  scope: TargetScope,
  from: Date,
): ResponseTarget | undefined {
  const inForce = new Map<string, ResponseTarget>();
  for (const target of targets) {
    if (target.responseTime !== responseTime || target.validFrom > from || !covers(target, scope)) continue;
    const key = `${target.category ?? ''} ${target.notifierKind ?? ''}`;
    const other = inForce.get(key);
    if (!other || target.validFrom >= other.validFrom) inForce.set(key, target);
  }
  return [...inForce.values()].sort((a, b) => specificity(b) - specificity(a) || a.seconds - b.seconds)[0];
}

function covers(target: ResponseTarget, { category, notifierKind }: TargetScope): boolean {
  return (
    (target.category === null || target.category === category) &&
    (target.notifierKind === null || target.notifierKind === notifierKind)
  );
}

function specificity(target: ResponseTarget): number {
  return Number(target.category !== null) + Number(target.notifierKind !== null);
}
