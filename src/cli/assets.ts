// The build puts these files beside the bundle.

/** The blocks of the default stock. */
export const DEFAULT_STOCK = new URL('default-stock.json', import.meta.url)

/** The database file of an inventory that has the default stock alone. */
export const DEFAULT_INVENTORY = new URL('default-inventory.sqlite', import.meta.url)

/** The derived catalog: localities and their area codes. */
export const CATALOG = new URL('catalog.json', import.meta.url)

/** The carriers to which blocks of mobile numbers were assigned. */
export const CARRIERS = new URL('carriers.json', import.meta.url)

/** The thread that has the file store's connection. */
export const SQLITE_WORKER = new URL('sqlite-worker.js', import.meta.url)

/** The documentation. */
export const DOCUMENTATION = new URL('../docs/', import.meta.url)
