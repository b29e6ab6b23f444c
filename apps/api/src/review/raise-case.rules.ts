import { stateAfter, type CaseState } from './case.rules.js';
import { laneOfSeniors } from './lane.rules.js';
import { isMoreUrgent, urgentAt, type Priority } from './priority.rules.js';

/** How urgent a case is, where it waits, and who may see it. */
export interface Place {
  readonly state: CaseState;
  /** On hold because only suspended senders asked for it (Art. 23(2)): never where a child is at stake. */
  readonly paused?: boolean;
  readonly priority: Priority;
  readonly urgentAt: Date;
  readonly dueAt: Date;
  readonly skill: string;
  readonly laneSkill: string;
}

/** What an item asks of the case that it has joined. */
export interface AskedPlace {
  readonly priority: Priority;
  readonly skill: string;
  /** Of the item. */
  readonly dueAt: Date;
}

const childSafety = 'child-safety';

/** Whether an item asks for more than its case gives: a higher tier, or that only named people see it (suspected child abuse). */
export function asksForMore(
  asked: Pick<AskedPlace, 'priority' | 'skill'>,
  found: Pick<Place, 'priority' | 'skill'>,
): boolean {
  return isMoreUrgent(asked.priority, found.priority) || isToBeProtected(asked.skill, found.skill);
}

/**
 * The place of a case that such an item joined: never less urgent, and never for fewer eyes once child abuse is suspected.
 * A threat to life (TRI-3) and an order end a hold; suspected child abuse ends one that only suspended senders caused. Null when the case is decided, or gives all that already.
 */
export function raisedPlace(found: Place, asked: AskedPlace): Place | null {
  if (found.state === 'decided' || !asksForMore(asked, found)) return null;
  const priority = isMoreUrgent(asked.priority, found.priority) ? asked.priority : found.priority;
  const dueAt = earlier(found.dueAt, asked.dueAt);
  const skill = found.skill === childSafety || asked.skill === 'general' ? found.skill : asked.skill;
  const waitsForNobody =
    asked.priority === 'order' ||
    asked.priority === 'threat-to-life' ||
    (found.paused === true && asked.priority === 'child-safety');
  const resumes = waitsForNobody ? stateAfter(found.state, 'resume') : null;
  return {
    state: resumes ?? found.state,
    priority,
    urgentAt: earlier(found.urgentAt, urgentAt(asked.dueAt, asked.priority)),
    dueAt,
    skill,
    laneSkill: laneFor(found, skill),
  };
}

/**
 * The place of a case that waited for suspended senders alone, once something of it is due at `dueAt`: open, or on hold for less long.
 * Null when it does not wait.
 */
export function resumedPlace(found: Place, dueAt: Date, stillWaits = false): Place | null {
  const resumed = found.paused ? stateAfter(found.state, 'resume') : null;
  return (
    resumed && {
      ...found,
      state: stillWaits ? found.state : resumed,
      dueAt: earlier(found.dueAt, dueAt),
      urgentAt: earlier(found.urgentAt, urgentAt(dueAt, found.priority)),
    }
  );
}

/** The same lane for the new skill; out of the lane of a person, who may lack it, once child abuse is suspected. */
function laneFor(found: Pick<Place, 'skill' | 'laneSkill'>, skill: string): string {
  if (skill === found.skill) return found.laneSkill;
  if (found.laneSkill === laneOfSeniors(found.skill)) return laneOfSeniors(skill);
  return found.laneSkill === found.skill || skill === childSafety ? skill : found.laneSkill;
}

/** Whether only named people may see what others see now. */
export function isToBeProtected(asked: string, found: string): boolean {
  return asked === childSafety && found !== childSafety;
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}
