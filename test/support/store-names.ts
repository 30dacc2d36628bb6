/** The kinds of stores, by name. */
export const STORE_NAMES = ['SQLite in memory', 'SQLite in a file', 'PostgreSQL'] as const

export type StoreName = (typeof STORE_NAMES)[number]
