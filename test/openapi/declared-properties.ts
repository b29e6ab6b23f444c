import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export interface DeclaredClass {
  name: string;
  /** The class that it extends, when that is named directly. */
  parent?: string;
  properties: DeclaredProperty[];
}

export interface DeclaredProperty {
  name: string;
  /** As it is written: `string | null`, `readonly Item[]`. */
  type: string;
  /** Declared with a question mark. */
  optional: boolean;
}

/** Every class in `*.dto.ts` and `*.response.ts`, as the source has it: an undecorated property would vanish silently. */
export function declaredClasses(folder: string): DeclaredClass[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(dto|response)\.ts$/.test(file))
    .flatMap((file) => classesIn(join(folder, file)));
}

function classesIn(path: string): DeclaredClass[] {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements.filter(ts.isClassDeclaration).map((declared) => ({
    name: declared.name?.text ?? 'unnamed',
    parent: declared.heritageClauses?.[0]?.types[0]?.expression.getText(source),
    properties: declared.members.filter(ts.isPropertyDeclaration).map((member) => ({
      name: member.name.getText(source),
      type: member.type?.getText(source) ?? '',
      optional: member.questionToken !== undefined,
    })),
  }));
}

/** The class and all that extend it. */
export function family(classes: readonly DeclaredClass[], name: string): string[] {
  const children = classes.filter(({ parent }) => parent === name);
  return [name, ...children.flatMap((child) => family(classes, child.name))];
}
