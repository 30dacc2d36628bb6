import { existsSync } from 'node:fs'

const CHROMIUM = '/usr/bin/chromium'

/**
 * The browser of the tests.
 * @throws Error that says how to install it
 */
export function chromium(): string {
  if (existsSync(CHROMIUM)) return CHROMIUM
  throw new Error(`There is no ${CHROMIUM}. Install it: apt-get install -y --no-install-recommends chromium`)
}

/**
 * The flags of the browser. Its sandbox refuses root, and here it sees nothing but our own pages. No name leads anywhere
 * else, so that nothing comes from elsewhere.
 */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]
