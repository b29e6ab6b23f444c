import type { OpenAPIObject } from '@nestjs/swagger';

/** A group of routes, as the API reference shows it; controllers name theirs by `@ApiTags(name)`. */
export interface ApiGroup {
  readonly name: string;
  /** The articles that it serves, such as `Art. 16`; absent where no law asks for it. */
  readonly articles?: string;
  readonly about: string;
  /** Name of the page in docs/, without `.md`. */
  readonly page: string;
}

/** All groups, in the order in which the reference shows them. */
export class ApiGroups {
  constructor(readonly all: readonly ApiGroup[]) {}
}

/** Lists the groups in the document: readers see them in this order, each with its articles and its page. */
export function documentGroups(document: OpenAPIObject, { all }: ApiGroups): void {
  document.tags = all.map(({ name, articles, about, page }) => ({
    name,
    description: [articles, `${about} (docs/${page}.md)`].filter(Boolean).join(' · '),
  }));
}
