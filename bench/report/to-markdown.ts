import type { Machine } from '../machine/describe-machine.ts'
import {
  type Aim,
  type Comparison,
  type Limit,
  type Measured,
  QUANTITIES,
  type Quantity,
  type Report,
  type Section,
} from './report.ts'
import type { Spread } from './spread.ts'
import { table } from './table.ts'

const LABELS: Readonly<Record<Quantity, string>> = {
  perSecond: 'per second',
  p50Ms: 'p50, ms',
  p99Ms: 'p99, ms',
  overtaken: 'answers of the neighbour meanwhile',
  processorUs: 'processor a request, µs',
  readyMs: 'ready, ms',
  idleMiB: 'idle, MiB',
  importMs: 'import, ms',
  importProcessorMs: 'processor, ms',
  growthMiB: 'memory, MiB',
  diskMiB: 'disk, MiB',
}

/** The report as people read it, in a terminal and in the documentation. */
export function toMarkdown({ day, machine, quick, sections }: Report): string {
  return [
    `${day}, ${describe(machine)}.${quick ? ' A quick run: not exact.' : ''}`,
    'Medians of the rounds, with the least and the most in brackets.',
    ...sections.map(sectionText),
  ].join('\n\n')
}

function describe({ cpu, cores, memoryGiB, system, node, sqlite, fsyncMs, loadBefore }: Machine): string {
  return (
    `${cpu}, ${cores} cores, ${memoryGiB} GiB, ${system}, Node ${node} with SQLite ${sqlite}; ` +
    `writing and syncing 8 KiB takes ${figure(fsyncMs)} ms; load average before the run ${figure(loadBefore)}`
  )
}

function sectionText({ title, measured, comparisons, limits, notes }: Section): string {
  return [`### ${title}`, aims(comparisons, limits), sides(measured), ...notes].join('\n\n')
}

function aims(comparisons: readonly Comparison[], limits: readonly Limit[]): string {
  const rows = [
    ...comparisons.map(({ name, ratio, aim, met }) => [
      name,
      `${spread(ratio)} ×`,
      aimText(aim, ' ×'),
      verdict(met),
    ]),
    ...limits.map(({ name, quantity, value, aim, met }) => {
      const unit = ` ${LABELS[quantity].split(', ')[1] ?? ''}`
      return [name, `${spread(value)}${unit}`, aimText(aim, unit), verdict(met)]
    }),
  ]
  return table(['', 'measured', 'aim', ''], rows)
}

function sides(measured: readonly Measured[]): string {
  const used = QUANTITIES.filter((quantity) => measured.some(({ quantities }) => quantities[quantity]))
  const rows = measured.map(({ side, quantities }) => {
    return [side, ...used.map((quantity) => spread(quantities[quantity]))]
  })
  return table(['', ...used.map((quantity) => LABELS[quantity])], rows)
}

function aimText(aim: Aim | undefined, unit: string): string {
  if (aim === undefined) return ''
  return 'atLeast' in aim ? `≥ ${aim.atLeast}${unit}` : `≤ ${aim.atMost}${unit}`
}

function verdict(met: boolean | undefined): string {
  return met === undefined ? '' : met ? 'met' : 'not met'
}

function spread(value: Spread | undefined): string {
  if (value === undefined) return '–'
  return `${figure(value.median)} (${figure(value.least)}–${figure(value.most)})`
}

/** Three digits: such a measurement is no more exact. */
function figure(value: number): string {
  return Number(value.toPrecision(3)).toLocaleString('en', { maximumSignificantDigits: 3 })
}
