/** The directory of the build, which has these files beside the bundles. Tests run the sources, and the build's files. */
const DIST = new URL(import.meta.url.endsWith('.ts') ? '../dist/' : './', import.meta.url)

/** The blocks of the default stock. */
export const DEFAULT_STOCK = new URL('default-stock.json', DIST)

/** The database file of an inventory that has the default stock alone. */
export const DEFAULT_INVENTORY = new URL('default-inventory.sqlite', DIST)

/** The derived catalog: localities and their area codes. */
export const CATALOG = new URL('catalog.json', DIST)

/** The carriers to which blocks of mobile numbers were assigned. */
export const CARRIERS = new URL('carriers.json', DIST)

/** The thread that has the file store's connection. */
export const SQLITE_WORKER = new URL('sqlite-worker.js', DIST)

/** The files of the web console. */
export const CONSOLE = new URL('console/', DIST)

/** The documentation. */
export const DOCUMENTATION = new URL('../docs/', DIST)
