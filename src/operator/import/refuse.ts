import type { BadRows } from './bad-rows.ts'
import { cellsOfKind } from './cells-of-kind.ts'
import type { RowKind } from './row-kind.ts'
import type { FileBlock } from './row-list.ts'

/** Makes the row a bad one, unless it is one already. */
export async function refuse(
  bad: BadRows,
  kinds: readonly RowKind[],
  block: FileBlock,
  reason: string,
): Promise<void> {
  const { first, last, line, isBlock, time, whole = { first, last } } = block
  // Each part of a row may be refused.
  if (bad.lines.has(line)) return
  const numbers = isBlock ? { first: `+${whole.first}`, last: `+${whole.last}` } : { number: `+${first}` }
  await bad.add({ line, reason, cells: { ...numbers, ...cellsOfKind(kindAt(kinds, block), time) } })
}

/** The kind of the block. */
export function kindAt(kinds: readonly RowKind[], { kind }: Pick<FileBlock, 'kind'>): RowKind {
  const found = kinds[kind]
  if (found === undefined) throw new Error(`There is no kind ${kind} in the file`)
  return found
}
