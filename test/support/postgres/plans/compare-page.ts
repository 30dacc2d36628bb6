import type { StatementPlans } from './collect-plans.ts'
import { fromMarkdown, indexesOf } from './to-markdown.ts'

/**
 * The differences between docs/statement-plans.md and PostgreSQL's plans, one line each. A version of PostgreSQL may use
 * more indexes than the page names, and other plans, but must use each index of the page.
 */
export function comparePage(page: string, statements: readonly StatementPlans[]): string[] {
  const documented = fromMarkdown(page)
  const names = new Set(documented.map(({ name }) => name))
  const used = new Map<string, string[]>()
  for (const statement of statements) {
    used.set(statement.name, [...(used.get(statement.name) ?? []), ...indexesOf(statement)])
  }
  return [
    ...[...used.keys()].filter((name) => !names.has(name)).map((name) => `${name}: is not on the page`),
    ...documented.flatMap(({ name, indexes }) => {
      const found = used.get(name)
      if (found === undefined) return [`${name}: is not sent any more`]
      return indexes
        .filter((index) => !found.includes(index))
        .map((index) => `${name}: does not use ${index}`)
    }),
  ]
}
