import type { PageGroup } from './page-groups.ts'
import type { PageOperation } from './page-operation.ts'

/** The operations in the order of the groups; those that no group names come last. */
export function inGroups(operations: readonly PageOperation[], groups: readonly PageGroup[]) {
  const isNamed = ({ id }: PageOperation, name: string) => id === name || id.endsWith(`_${name}`)
  const grouped = groups.map(({ title, operations: names }) => ({
    title,
    operations: names.flatMap((name) => operations.filter((operation) => isNamed(operation, name))),
  }))
  const found = new Set(grouped.flatMap((group) => group.operations))
  return [...grouped, { title: 'More', operations: operations.filter((each) => !found.has(each)) }]
}
