import { Counter, type Registry } from 'prom-client'
import type { Tally } from '../../metering/tally.ts'

export interface TallyOptions {
  readonly name: string
  readonly help: string
  readonly label: string
  readonly tally: Tally
}

/** Adds the counts of a tally to a registry. */
export function addTally(registry: Registry, { name, help, label, tally }: TallyOptions): void {
  const counter = new Counter({ name, help, labelNames: [label], registers: [registry] })
  for (const [value, count] of tally.entries()) counter.inc({ [label]: value }, count)
}
