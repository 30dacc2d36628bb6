/** The largest page that the API gives. */
const PAGE = 1_000

/** Asks for page after page until there is no more. */
export async function listAll<T>(
  readPage: (query: {
    skip: number
    maxPageSize: number
  }) => Promise<{ items: readonly T[]; hasMore: boolean }>,
): Promise<T[]> {
  const all: T[] = []
  for (;;) {
    const { items, hasMore } = await readPage({ skip: all.length, maxPageSize: PAGE })
    all.push(...items)
    if (!hasMore || items.length === 0) return all
  }
}
