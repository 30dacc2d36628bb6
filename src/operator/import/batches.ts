import type { FileBlock } from './row-list.ts'
import { MOST_BLOCKS, MOST_NUMBERS } from './stock-importer.ts'

/** The blocks without bad rows, in lists of at most as many as one call takes. */
export function* batches(
  blocks: Iterable<FileBlock>,
  bad: ReadonlySet<number>,
): Generator<readonly FileBlock[]> {
  let [some, numbers]: [FileBlock[], number] = [[], 0]
  for (const block of blocks) {
    for (const good of goodParts(block, bad)) {
      const size = good.last - good.first + 1
      if (some.length === MOST_BLOCKS || (some.length > 0 && numbers + size > MOST_NUMBERS)) {
        yield some
        ;[some, numbers] = [[], 0]
      }
      some.push(good)
      numbers += size
    }
  }
  if (some.length > 0) yield some
}

/** What is left of a block without its bad rows. */
function* goodParts(block: FileBlock, bad: ReadonlySet<number>): Generator<FileBlock> {
  if (bad.size === 0 || (block.isBlock && !bad.has(block.line))) return yield block
  if (block.isBlock) return
  let first = block.first
  for (let number = block.first; number <= block.last + 1; number += 1) {
    if (number <= block.last && !bad.has(block.line + number - block.first)) continue
    if (first < number) yield { ...block, ...lineAt(block, first), first, last: number - 1 }
    first = number + 1
  }
}

/** The rows of joined rows. */
export function* singleNumbers(block: FileBlock): Generator<FileBlock> {
  for (let number = block.first; number <= block.last; number += 1) {
    yield { ...block, ...lineAt(block, number), first: number, last: number }
  }
}

/** The line of the number in joined rows. */
function lineAt({ first, line }: FileBlock, number: number) {
  return { line: line + number - first }
}

/** How many numbers the blocks have. */
export function numbersOf(blocks: readonly FileBlock[]): number {
  return blocks.reduce((sum, { first, last }) => sum + last - first + 1, 0)
}
