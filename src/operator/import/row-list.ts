import type { Instant } from '../../numbering/instant.ts'
import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import { mergeRuns } from './merge-runs.ts'
import { type PackedRow, packedRows, rowAt, sortRows } from './packed-rows.ts'
import type { ParsedRow } from './row-parser.ts'
import { runFile } from './run-file.ts'

/** One block of a file: a row with a first and a last number, or single numbers of rows that follow each other. */
export interface FileBlock extends NumberRange {
  /** The place of its kind in the list of the kinds. */
  readonly kind: number
  /** Since when its numbers are owned, or until when they rest; 0 in other states. */
  readonly time: Instant
  readonly isBlock: boolean
  /** The line of the file; of joined rows that of the first one, and each next number is on the next line. */
  readonly line: number
  /** The numbers of the row, where the block is a part of them. */
  readonly whole?: NumberRange
}

/** The blocks of a file. */
export interface RowList {
  /** How many numbers are in them. */
  readonly count: number
  add(row: ParsedRow, line: number): void
  /**
   * All blocks, in the order of the file if they are at most `IN_ORDER`, and in that of their numbers otherwise: to bring
   * very many numbers in in another order takes several times as long.
   */
  all(): Generator<FileBlock>
  /** The blocks in lists; blocks of two lists have no number in common. */
  apart(): Generator<readonly FileBlock[]>
  /** Removes the file in which the blocks are, if they are very many. */
  close(): void
}

/** The most blocks that stay in memory, in the order of the file. */
export const IN_ORDER = 131_072

/**
 * Joins single numbers of one kind that follow each other on following lines, within a thousands-block of +1. The memory
 * does not grow with the file: each `IN_ORDER` blocks are sorted and go to a temporary file.
 */
export function rowList(): RowList {
  const rows = packedRows(IN_ORDER)
  const file = runFile()
  let count = 0
  /** The end of the last block, if a single number may join it. */
  let open:
    | (Pick<ParsedRow, 'kind' | 'time'> & { readonly next: number; readonly nextLine: number })
    | undefined

  function joins({ first, kind, time, isBlock }: ParsedRow, line: number): boolean {
    return (
      !isBlock &&
      open?.next === first &&
      open.kind === kind &&
      open.time === time &&
      open.nextLine === line &&
      !opensThousand(first)
    )
  }

  function append({ first, last, kind, time, isBlock }: ParsedRow, line: number): void {
    if (rows.size === IN_ORDER) {
      file.append(sortRows(rows))
      rows.clear()
    }
    rows.append({ first, numbers: last - first + 1, line, kind: 2 * kind + Number(isBlock), time })
  }

  function* merged(): Generator<FileBlock> {
    for (const row of mergeRuns([...file.runs(), sortRows(rows)])) yield toBlock(row)
  }

  function* inOrder(): Generator<FileBlock> {
    for (let at = 0; at < rows.size; at += 1) yield toBlock(rowAt(rows.values, at))
  }

  return {
    get count() {
      return count
    },
    add(row, line) {
      if (joins(row, line)) rows.lengthen()
      else append(row, line)
      count += row.last - row.first + 1
      const { kind, time } = row
      open = row.isBlock ? undefined : { kind, time, next: row.last + 1, nextLine: line + 1 }
    },
    all: () => (file.isEmpty ? inOrder() : merged()),
    *apart() {
      if (file.isEmpty) return yield [...inOrder()]
      let [some, last]: [FileBlock[], number] = [[], 0]
      for (const block of merged()) {
        if (block.first > last) {
          if (some.length > 1) yield some
          some = []
        }
        some.push(block)
        last = Math.max(last, block.last)
      }
      if (some.length > 1) yield some
    },
    close: () => file.close(),
  }
}

function toBlock({ first, numbers, line, kind, time }: PackedRow): FileBlock {
  return { first, last: first + numbers - 1, line, kind: kind >> 1, time, isBlock: kind % 2 === 1 }
}

/** Whether a thousands-block of +1 begins with this number. */
function opensThousand(number: number): boolean {
  return number % 1_000 === 0 && number >= 10_000_000_000 && number < 20_000_000_000
}
