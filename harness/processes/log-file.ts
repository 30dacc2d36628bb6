import { readFileSync, writeFileSync } from 'node:fs'
import type { Attempt, FinalState, Outage, Run, Terms } from './checker/run.ts'

/** A line of the file: one part of the run. */
type Line =
  | { readonly terms: Terms }
  | { readonly attempt: Attempt }
  | { readonly outage: Outage }
  | { readonly end: FinalState }

/** Keeps a run as NDJSON, a line for each request. */
export function writeLog(file: string, { terms, attempts, outages, end }: Run): void {
  const lines: Line[] = [
    { terms },
    ...attempts.map((attempt) => ({ attempt })),
    ...outages.map((outage) => ({ outage })),
    { end },
  ]
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
}

/** @throws Error if the file is no log of a run */
export function readLog(file: string): Run {
  const lines: Line[] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const [terms] = lines.flatMap((line) => ('terms' in line ? [line.terms] : []))
  const [end] = lines.flatMap((line) => ('end' in line ? [line.end] : []))
  if (terms === undefined || end === undefined) throw new Error(`${file} is no log of a run`)
  return {
    terms,
    end,
    attempts: lines.flatMap((line) => ('attempt' in line ? [line.attempt] : [])),
    outages: lines.flatMap((line) => ('outage' in line ? [line.outage] : [])),
  }
}
