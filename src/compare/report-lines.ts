import type { FoundDifference, Report } from './report.ts'

const HEAD = ['probe', 'api-version', 'what', 'live service', 'Holdline']
/** Longer texts of a cell are cut. */
const WIDEST = 60

/** A report for readers: a table of the differences, and the counts of everything else. */
export function reportLines({ compared, differences, accepted, notCompared }: Report): string[] {
  const rows = rowsOf(differences)
  return [
    ...(rows.length === 0 ? [] : [...table([HEAD, ...rows]), '']),
    ...section(
      'Accepted, as docs/compatibility.md has them',
      countBy(accepted, ({ because }) => because),
    ),
    ...section(
      'Not compared',
      countBy(notCompared, ({ probe, reason }) => `${probe}: ${reason}`),
    ),
    `Compared ${compared} answers: ${count(differences.length, 'difference')}, ${accepted.length} accepted.`,
  ]
}

/** Equal differences of one probe are one row, with all their versions. */
function rowsOf(differences: readonly FoundDifference[]): string[][] {
  const rows = new Map<string, { cells: [string, string, string, string]; versions: string[] }>()
  for (const { probe, version, kind, place, live, holdline } of differences) {
    const what = kind === place ? kind : `${kind} ${place}`
    const key = JSON.stringify([probe, what, live, holdline])
    const row = rows.get(key) ?? { cells: [probe, what, live, holdline], versions: [] }
    row.versions.push(version)
    rows.set(key, row)
  }
  return [...rows.values()].map(({ cells: [probe, ...others], versions }) => [
    probe,
    versions.length > 2 ? `${versions[0]} and ${versions.length - 1} more` : versions.join(', '),
    ...others,
  ])
}

function table(rows: readonly (readonly string[])[]): string[] {
  const cut = rows.map((row) =>
    row.map((cell) => (cell.length > WIDEST ? `${cell.slice(0, WIDEST - 1)}…` : cell)),
  )
  const widths = HEAD.map((_, column) => Math.max(...cut.map((row) => row[column]?.length ?? 0)))
  return cut.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

function section(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return []
  return [`${title}:`, ...[...counts].map(([text, times]) => `  ${times} × ${text}`), '']
}

function countBy<T>(entries: readonly T[], text: (entry: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const entry of entries) counts.set(text(entry), (counts.get(text(entry)) ?? 0) + 1)
  return counts
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
