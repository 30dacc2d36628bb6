// The build puts these files beside the bundle.

/** The SQLite file with the default stock that a new inventory begins as. */
export const STOCK_IMAGE = new URL('default-stock.sqlite', import.meta.url)

/** The thread that has the file store's connection. */
export const SQLITE_WORKER = new URL('sqlite-worker.js', import.meta.url)

/** The documentation. */
export const DOCUMENTATION = new URL('../docs/', import.meta.url)
