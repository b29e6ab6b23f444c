interface Page<Item> {
  readonly items: readonly Item[];
  /** For `after` of the next page; null on the last. */
  readonly next: string | null;
}

/** All items of a list, page by page: `everyItem((after) => enforcementList({ …, query: { after }, throwOnError: true }))`. */
export async function* everyItem<Item>(
  page: (after: string | undefined) => Promise<{ data: Page<Item> }>,
): AsyncGenerator<Item, undefined> {
  let after: string | undefined;
  do {
    const { data } = await page(after);
    yield* data.items;
    after = data.next ?? undefined;
  } while (after !== undefined);
}
