import { configDefaults, defineConfig } from 'vitest/config'
import { STORE_NAMES } from './test/support/store-names.ts'

const HTTP = ['test/http/**/*.test.ts']
/** What works the built program hard, for minutes. */
const PROGRAM = ['test/{browser,build,examples,harness,python,sdk}/**/*.test.ts']
/** What needs more than npm: a browser, strace, Debian's python3-azure, PgBouncer. */
const NEEDS_MORE = [
  'test/browser/**/*.test.ts',
  'test/harness/strace*.test.ts',
  'test/python/**/*.test.ts',
  'test/storage/postgres/pgbouncer.test.ts',
]
const everything = process.env['HOLDLINE_TEST_ALL'] === '1'

const exclude = [...configDefaults.exclude, ...(everything ? [] : NEEDS_MORE)]
const each = { pool: 'forks', testTimeout: 30_000, hookTimeout: 60_000 } as const

export default defineConfig({
  test: {
    // Once for the whole run, and not inherited: no project says `extends`.
    globalSetup: ['test/support/postgres/global-setup.ts'],
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      { test: { name: 'program', include: PROGRAM, exclude, ...each } },
      {
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...exclude, ...PROGRAM, ...HTTP],
          ...each,
        },
      },
      // The same tests over every kind of store.
      ...STORE_NAMES.map((storeName) => ({
        test: { name: `http over ${storeName}`, include: HTTP, exclude, provide: { storeName }, ...each },
      })),
    ],
  },
})
