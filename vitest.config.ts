import { configDefaults, defineConfig } from 'vitest/config'

/** What needs more than npm: strace. */
const NEEDS_MORE = ['test/crash/strace*.test.ts']
const everything = process.env['HOLDLINE_TEST_ALL'] === '1'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(everything ? [] : NEEDS_MORE)],
    globalSetup: ['test/support/postgres/global-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default'],
  },
})
