import { NODE24 } from './everything.ts'

/** The kinds of stores, by name. */
export const STORE_NAMES = ['SQLite in memory', 'SQLite in a file', 'PostgreSQL'] as const

export type StoreName = (typeof STORE_NAMES)[number]

/**
 * The stores over which each test of test/storage/every-store runs. PostgreSQL does the same under every Node, and tests
 * over HTTP show under each Node that it is reached.
 */
export const EVERY_STORE: readonly StoreName[] = STORE_NAMES.filter(
  (name) => !NODE24 || name !== 'PostgreSQL',
)
