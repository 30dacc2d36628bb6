import type { NumberRange } from '../../numbering/prefix-ranges.ts'
import type { ParsedRow } from './row-parser.ts'

/** One block of a file: a row with a first and a last number, or single numbers of rows that follow each other. */
export interface FileBlock extends NumberRange {
  readonly stock: number
  readonly isBlock: boolean
  /** The line of the file; of joined rows that of the first one, and each next number is on the next line. */
  readonly line: number
}

/** The blocks of a file in their order. */
export interface RowList {
  /** How many blocks there are, and how many numbers are in them. */
  readonly size: number
  readonly count: number
  add(row: ParsedRow, line: number): void
  /** All blocks, in their order. */
  all(): Generator<FileBlock>
}

/** How many blocks are in one piece of the list; a list in one piece would be copied each time that it grows. */
const PIECE = 65_536

/** 20 bytes a block, as ten million blocks have to fit into the memory. */
interface Piece {
  readonly firsts: Float64Array
  readonly counts: Uint32Array
  readonly lines: Uint32Array
  /** Twice the stock, and one more for a row with a first and a last number. */
  readonly stocks: Uint32Array
}

/** Joins single numbers of one stock that follow each other on following lines, within a thousands-block of +1. */
export function rowList(): RowList {
  const pieces: Piece[] = []
  let [size, count] = [0, 0]
  /** The end of the last block, if a single number may join it. */
  let open: { readonly stock: number; readonly next: number; readonly nextLine: number } | undefined

  function joins({ first, stock, isBlock }: ParsedRow, line: number): boolean {
    return (
      !isBlock &&
      open?.next === first &&
      open.stock === stock &&
      open.nextLine === line &&
      !opensThousand(first)
    )
  }

  function append({ first, last, stock, isBlock }: ParsedRow, line: number): void {
    const at = size % PIECE
    if (at === 0) pieces.push(makePiece())
    const piece = pieces.at(-1)
    if (piece === undefined) return
    piece.firsts[at] = first
    piece.counts[at] = last - first + 1
    piece.lines[at] = line
    piece.stocks[at] = 2 * stock + Number(isBlock)
    size += 1
  }

  function lengthen(): void {
    const [counts, at] = [pieces.at(-1)?.counts, (size - 1) % PIECE]
    if (counts !== undefined) counts[at] = (counts[at] ?? 0) + 1
  }

  return {
    get size() {
      return size
    },
    get count() {
      return count
    },
    add(row, line) {
      if (joins(row, line)) lengthen()
      else append(row, line)
      count += row.last - row.first + 1
      open = row.isBlock ? undefined : { stock: row.stock, next: row.last + 1, nextLine: line + 1 }
    },
    *all() {
      for (let at = 0; at < size; at += 1) {
        const piece = pieces[Math.floor(at / PIECE)]
        const nth = at % PIECE
        const [first = 0, numbers = 0] = [piece?.firsts[nth], piece?.counts[nth]]
        const [line = 0, stock = 0] = [piece?.lines[nth], piece?.stocks[nth]]
        yield { first, last: first + numbers - 1, line, stock: stock >> 1, isBlock: stock % 2 === 1 }
      }
    },
  }
}

function makePiece(): Piece {
  return {
    firsts: new Float64Array(PIECE),
    counts: new Uint32Array(PIECE),
    lines: new Uint32Array(PIECE),
    stocks: new Uint32Array(PIECE),
  }
}

/** Whether a thousands-block of +1 begins with this number. */
function opensThousand(number: number): boolean {
  return number % 1_000 === 0 && number >= 10_000_000_000 && number < 20_000_000_000
}
