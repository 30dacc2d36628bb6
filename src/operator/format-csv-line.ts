/**
 * A line of a CSV file (RFC 4180, with LF at its end): cells that need it are in quotes. A cell that a spreadsheet would
 * take for a formula has an apostrophe before it, since some cells repeat what a stranger wrote.
 */
export function formatCsvLine(cells: readonly string[]): string {
  return `${cells.map(formatCell).join(',')}\n`
}

/** A number with its sign, and words after it, are harmless without a call `(` or a reference `!` to elsewhere or `|`. */
const FORMULA = /^[=@\t\r]|^[+-](?!\d[^(!|]*$)/

function formatCell(cell: string): string {
  const text = FORMULA.test(cell) ? `'${cell}` : cell
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
