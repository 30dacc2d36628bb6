import { configDefaults, defineConfig } from 'vitest/config'
import { EVERYTHING, NODE24 } from './test/support/everything.ts'
import { STORE_NAMES } from './test/support/store-names.ts'

/** Tests of the built program: they start processes. */
const PROGRAM = ['test/{browser,build,console,examples,harness,python,sdk}/**/*.test.ts']
const HTTP = ['test/http/**/*.test.ts']
/** Tests that replace modules (`vi.mock`), which another test of the same process may have loaded before. */
const MOCKING = [
  'test/http/readiness.test.ts',
  'test/storage/postgres/pgbouncer.test.ts',
  'test/storage/sqlite/place-inventory.test.ts',
]

/** Tests for `npm run test:all` only: they need a browser, curl, script, strace, unshare, nsenter, ip, libfaketime, Debian's python3-azure and PostgreSQL, PgBouncer or promtool. */
const NEEDS_MORE = [
  'test/browser/**/*.test.ts',
  'test/console/!(serving).test.ts',
  'test/cli/terminal.test.ts',
  'test/examples/{controls,failed-purchases,promtool,proxies,requests,sandboxes,signing,skill,stock}.test.ts',
  'test/harness/strace*.test.ts',
  'test/python/**/*.test.ts',
  'test/storage/postgres/{earlier-copy,failover,half-open,pgbouncer,replica,shifted-clock}.test.ts',
  'test/storage/sqlite/small-volume.test.ts',
]
/** Tests for `npm run test:all` only: they take the longest. */
const LONG = [
  'test/build/{arrows,build}.test.ts',
  'test/harness/processes/{failover,kills,processes,upgrade}.test.ts',
  'test/storage/postgres/browse-cost.test.ts',
]

/**
 * The tests over HTTP that `npm test` repeats over the stores in a file and in PostgreSQL. Each method of the store has
 * its own tests over every store, in test/storage/every-store.
 */
const HTTP_OVER_EVERY_STORE = ['test/http/{every-operation,purchase,reservation-purchase,search}.test.ts']

/**
 * Over which stores all tests over HTTP run. The store in a file has the engine of the store in memory; the tests of the
 * storage run over each of them.
 */
const HTTP_OVER = { 'SQLite in memory': true, 'SQLite in a file': false, PostgreSQL: EVERYTHING }

/**
 * The tests over HTTP that would be the same over every store: sandboxes, the request log and counts are in memory,
 * documents have no store, and requests that are no valid ones are refused before the store is asked.
 */
const HTTP_OVER_ONE_STORE = [
  'test/http/{contract-examples,log,many-sandboxes,metrics,own-document,request-cost,request-stream,requests,sandbox-beginnings,sandboxes,start-page,tracing}.test.ts',
  'test/http/{accepts,authentication,bad-bodies,bad-values,bodies,broken-streams,catalog-lists,deep-bodies,derived-catalog,headers,localities,precedence,signatures,sip-limits,sip-refusals,targets,versions}.test.ts',
]

/** The tests that `npm run test:node24` leaves out: their subject, a rule, another process or PostgreSQL, depends little on Node. */
const SAME_UNDER_EVERY_NODE = [
  'test/{catalog,cli,compare,config,contract,metering,numbering,sampling,storage/{decide,postgres}}/**/*.test.ts',
]

const exclude = [
  ...configDefaults.exclude,
  ...(EVERYTHING ? [] : [...NEEDS_MORE, ...LONG]),
  ...(NODE24 ? SAME_UNDER_EVERY_NODE : []),
]

/**
 * Test files share the worker processes, each of which loads the sources once. The time limits are for machines under
 * load.
 */
const shared = {
  ...{ pool: 'forks', isolate: false, testTimeout: 120_000, hookTimeout: 120_000 },
  // No log, output or error shows a secret.
  setupFiles: 'test/support/secrets/setup.ts',
} as const

export default defineConfig({
  test: {
    // The setup runs once for the whole run: no project has `extends`, so no project inherits it.
    globalSetup: ['test/support/postgres/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      { test: { ...shared, name: 'program', include: PROGRAM, exclude } },
      {
        test: {
          ...shared,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...PROGRAM, ...HTTP, ...MOCKING],
        },
      },
      { test: { ...shared, name: 'mocking', include: MOCKING, exclude, isolate: true } },
      // The same tests over every kind of store.
      ...STORE_NAMES.map((storeName) => ({
        test: {
          ...shared,
          name: `http over ${storeName}`,
          include: HTTP_OVER[storeName] ? HTTP : HTTP_OVER_EVERY_STORE,
          exclude: [
            ...exclude,
            ...MOCKING,
            ...(storeName === 'SQLite in memory' ? [] : HTTP_OVER_ONE_STORE),
            ...(storeName === 'PostgreSQL' && NODE24 ? HTTP : []),
          ],
          provide: { storeName },
        },
      })),
    ],
  },
})
