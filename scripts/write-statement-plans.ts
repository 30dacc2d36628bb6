// npm run plans [-- --write]: compares docs/statement-plans.md with PostgreSQL's plans, or writes the page.
import { readFile, writeFile } from 'node:fs/promises'
import pg from 'pg'
import { collectPlans } from '../test/support/postgres/plans/collect-plans.ts'
import { comparePage } from '../test/support/postgres/plans/compare-page.ts'
import { toMarkdown } from '../test/support/postgres/plans/to-markdown.ts'
import { startCluster } from '../test/support/postgres/start-cluster.ts'

const PAGE = new URL('../docs/statement-plans.md', import.meta.url)

const { host, port, user, stop } = await startCluster()
try {
  const connection = { host, port, user, database: 'postgres' }
  const client = new pg.Client(connection)
  await client.connect()
  const { rows } = await client.query<{ version: string }>(
    "SELECT current_setting('server_version') AS version",
  )
  await client.end()
  const { statements, unused } = await collectPlans(connection)
  if (unused.length > 0) throw new Error(`use-every-method.ts does not call ${unused.join(', ')}`)

  if (process.argv.includes('--write')) {
    await writeFile(PAGE, toMarkdown(statements, rows[0]?.version.split('.')[0] ?? ''))
  } else {
    const differences = comparePage(await readFile(PAGE, 'utf8'), statements)
    for (const difference of differences) console.error(difference)
    if (differences.length > 0) {
      console.error('docs/statement-plans.md is not what PostgreSQL does: npm run plans -- --write')
      process.exitCode = 1
    }
  }
} finally {
  await stop()
}
