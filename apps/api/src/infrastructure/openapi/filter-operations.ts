/** As much of an Immutable.js map as the page of the API reference hands us. */
interface Part {
  get(key: string): unknown;
  getIn(path: readonly string[], otherwise: string): unknown;
  update(key: string, change: (operations: Operations) => Operations): Part;
}

interface Operations {
  readonly size: number;
  filter(keep: (operation: Part) => boolean): Operations;
}

interface Groups {
  map(change: (group: Part, name: string) => Part): Groups;
  filter(keep: (group: Part) => boolean): Groups;
}

/**
 * What the API reference shows for what somebody typed: operations in which every word stands, in name or article of the group, method,
 * address, summary or description. Swagger UI by itself looks at names of groups alone. Runs in the browser, from its source text: it
 * may use nothing from outside itself.
 */
export function filterOperations(groups: Groups, typed: string): Groups {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .map((group, name) => {
      const about = [name, group.getIn(['tagDetails', 'description'], '')];
      return group.update('operations', (operations) =>
        operations.filter((operation) => {
          const told = [
            ...about,
            operation.get('method'),
            operation.get('path'),
            operation.getIn(['operation', 'summary'], ''),
            operation.getIn(['operation', 'description'], ''),
          ];
          const text = told.join(' ').toLowerCase();
          return words.every((word) => text.includes(word));
        }),
      );
    })
    .filter((group) => (group.get('operations') as Operations).size > 0);
}
