import { Injectable } from '@nestjs/common';
import type { Tx } from '../infrastructure/database/index.js';
import { invalidInput } from '../infrastructure/problem/http.problems.js';
import type { FieldError } from '../infrastructure/validation/index.js';
import { TermsClauses, type TermsClause } from '../platforms/index.js';
import type { ClauseName, DecisionContent } from './decision.js';

/** The clauses that a decision names, found in the catalogue. */
export class ChosenClauses {
  constructor(
    private readonly found: ReadonlyMap<string, TermsClause>,
    readonly groundClause: TermsClause | null,
  ) {}

  idOf(clause: ClauseName | undefined): string | null {
    return clause ? (this.found.get(keyOf(clause))?.id ?? null) : null;
  }
}

const keyOf = ({ code, version }: ClauseName) => `${version ?? ''} ${code}`;

/** Finds the clauses of the terms that a decision rests on: clause and version (Art. 17(3)(e), DEC-3). */
@Injectable()
export class ChooseClausesService {
  constructor(private readonly clauses: TermsClauses) {}

  /** Throws `invalid-input` for a clause or version that is not in the catalogue. */
  async choose(tx: Tx, platformId: string, content: DecisionContent): Promise<ChosenClauses> {
    const found = new Map<string, TermsClause>();
    const faults: FieldError[] = [];
    for (const [clause, pointer] of namedClauses(content)) {
      const key = keyOf(clause);
      const known = found.get(key) ?? (await this.clauses.find(tx, platformId, clause.code, clause.version));
      if (known) found.set(key, known);
      else
        faults.push({
          pointer: `${pointer}/clause`,
          detail: "must be a clause of the platform's terms, in a version that it has",
        });
    }
    if (faults.length > 0) throw invalidInput(faults);
    const ground = content.ground?.clause;
    return new ChosenClauses(found, ground ? (found.get(keyOf(ground)) ?? null) : null);
  }
}

function namedClauses({ ground, finding, forCategories = [], forItems = [] }: DecisionContent): [ClauseName, string][] {
  const named: [ClauseName | undefined, string][] = [
    [ground?.clause, '#/ground'],
    [finding?.clause, '#/finding'],
    ...forCategories.map(({ clause }, index): [ClauseName | undefined, string] => [clause, `#/forCategories/${index}`]),
    ...forItems.map(({ clause }, index): [ClauseName | undefined, string] => [clause, `#/forItems/${index}`]),
  ];
  return named.filter((pair): pair is [ClauseName, string] => pair[0] !== undefined);
}
