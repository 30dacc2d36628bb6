import type { StatementPlans } from './collect-plans.ts'
import { REACHES, reachOf } from './reach.ts'

/** A statement as docs/statement-plans.md has it. */
export interface DocumentedStatement {
  readonly name: string
  readonly indexes: readonly string[]
}

const HEAD = `# Statement plans

Every statement that Holdline sends to PostgreSQL, and its plan on an inventory of 400 thousand numbers with a past.
Half of them were never touched.
[scale.md](scale.md) says what the plans mean for growth.

\`npm run plans -- --write\` makes this page: it calls every method of the store, records the statements, and asks
PostgreSQL for their plans. A test compares: it fails where a statement is missing here, takes another index than here, or reads a table from end to end whose size grows with the inventory.

`

const CELL = /^\| `([^`]+)` \|[^|]*\|[^|]*\| (.*) \|$/gm

/** The page docs/statement-plans.md. */
export function toMarkdown(statements: readonly StatementPlans[], version: string): string {
  const rows = statements.map((statement) => {
    const { name, methods } = statement
    const cells = [
      `\`${name}\``,
      [...methods].join(', '),
      REACHES[reachOf(name)],
      indexesOf(statement).join(', '),
    ]
    return `| ${cells.join(' | ')} |`
  })
  const plans = statements.flatMap(({ name, plans }) =>
    plans.length === 0 ? [] : [`### ${name}\n\n\`\`\`\n${plans.map(text).join('\n\n')}\n\`\`\`\n`],
  )
  const table = ['| statement | sent by | touches | indexes |', '|---|---|---|---|', ...rows].join('\n')
  const more = 'Where few and many numbers have different plans, both are shown.'
  return `${HEAD}${table}\n\n## Plans of PostgreSQL ${version}\n\n${more}\n\n${plans.join('\n')}`
}

/** The statements of the page. */
export function fromMarkdown(page: string): DocumentedStatement[] {
  return [...page.matchAll(CELL)].map(([, name = '', indexes = '']) => ({
    name,
    indexes: indexes.split(', ').filter((index) => index !== ''),
  }))
}

/** All that it uses for one parameters or another. */
export function indexesOf({ plans }: StatementPlans): string[] {
  return [...new Set(plans.flatMap(({ indexes }) => indexes))].sort()
}

function text({ lines }: StatementPlans['plans'][number]): string {
  return lines.join('\n')
}
